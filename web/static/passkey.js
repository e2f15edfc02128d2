// Passkeys: puts the questions of the house to the browser's keys. Pages work
// without it; the forms that need it are hidden until it runs.
"use strict";

(() => {
  const able = window.PublicKeyCredential && PublicKeyCredential.parseRequestOptionsFromJSON && PublicKeyCredential.parseCreationOptionsFromJSON;

  const ask = async (path, what) => {
    const r = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(what), credentials: "same-origin" });
    const said = await r.json();
    if (!r.ok) throw new Error(said.error);
    return said;
  };

  const key = async (q) => {
    if (q.make) return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(q.options) });
    return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(q.options) });
  };

  // The browser tells nobody why a key did not answer; what it did is in the name.
  const why = (err) => {
    if (err.name === "InvalidStateError") return "This key opens your account already.";
    if (err.name === "NotAllowedError") return "No key answered. Try again when yours is at hand.";
    if (err.name === "SecurityError") return "Passkeys belong to another name of this house. Open it under that name.";
    return err.message || String(err);
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    if (!able) continue;
    form.hidden = false;
    const told = form.querySelector("[role=alert]");
    form.addEventListener("submit", async (e) => {
      e.preventDefault();
      const button = form.querySelector("button");
      const path = form.dataset.passkey;
      const invitation = form.elements.invitation ? form.elements.invitation.value : "";
      button.disabled = true;
      told.hidden = true;
      try {
        const q = await ask(path + "/ask", { invitation });
        const answer = await key(q);
        const on = await ask(path, { invitation, ticket: q.ticket, answer: answer.toJSON() });
        location.assign(on.to);
      } catch (err) {
        told.textContent = why(err);
        told.hidden = false;
        button.disabled = false;
        button.focus();
      }
    });
  }
})();
