// The form of a call: what is written is kept at every keystroke, in this browser
// at once and by the desk as fast as it answers. The form works without this file too.
'use strict';
(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const form = one('form.calling');
  const name = call => 'watchfloor call ' + call;

  // read and write what this browser holds of a call; a browser that holds nothing
  // (a full disk, a private window) leaves the desk, and says so.
  const read = call => { try { return JSON.parse(localStorage.getItem(name(call))); } catch { return null; } };
  const write = (call, what) => { try { localStorage.setItem(name(call), JSON.stringify(what)); return true; } catch { return false; } };
  const forget = call => { try { localStorage.removeItem(name(call)); } catch { /* nothing was held */ } };

  if (!form) {
    ended();
    return;
  }

  const call = form.dataset.call;
  const writer = form.elements.writer.value;
  const words = form.elements.words;
  const ours = ['writer', 'n', 'seen', 'act'];
  const said = one('#kept');
  let n = 0; // keystrokes of this page
  let kept = 0; // those that the desk has
  let sending = false;
  let stopped = false; // another page writes this call

  const fields = () => [...new FormData(form)].filter(([field]) => !ours.includes(field));

  function say(text, warn) {
    if (said.textContent === text) return;
    said.textContent = text;
    said.classList.toggle('warn', !!warn);
  }

  // changed keeps what is written now.
  function changed() {
    n++;
    const held = write(call, { writer, n, fields: fields() });
    if (!held && stopped) say('Nothing keeps what is written here: copy it.', true);
    send();
  }

  // send has one request under way and always sends the newest text next.
  async function send() {
    if (sending || stopped || kept === n) return;
    sending = true;
    const at = n;
    form.elements.n.value = at;
    const body = new URLSearchParams(new FormData(form));
    body.set('act', 'keep');
    let wait = 0;
    try {
      const answer = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'application/json' } });
      if (answer.ok) {
        kept = at;
        form.elements.seen.value = (await answer.json()).stamp;
        if (kept === n) say('Kept.');
      } else {
        stopped = answer.status === 409;
        wait = 2000;
        say((await answer.json()).error, true);
      }
    } catch {
      wait = 1000;
      say('The desk does not answer. What is written is kept in this browser and sent when it answers again.', true);
    }
    sending = false;
    if (wait) setTimeout(send, wait);
    else send();
  }

  // begin puts back what this browser holds and the desk does not.
  function begin() {
    const held = read(call);
    if (!held || !held.fields) return;
    const [by, at] = form.elements.seen.value.split(':');
    if (held.writer === by && held.n <= Number(at)) return;
    if (!by || held.writer === by) {
      fill(held.fields);
      changed();
      say('Taken from this browser: it had more than the desk.');
      return;
    }
    const mine = field => (held.fields.find(([f]) => f === field) || [])[1] || '';
    if (!mine('words') || words.value.includes(mine('words'))) return;
    const box = one('#other');
    one('.text', box).textContent = mine('words');
    box.hidden = false;
    one('#forget').addEventListener('click', () => { box.hidden = true; words.focus(); });
    one('#add').addEventListener('click', () => {
      words.value += (words.value ? '\n\n' : '') + mine('words');
      for (const input of all('.asks input')) if (!input.value) input.value = mine(input.name);
      box.hidden = true;
      show();
      changed();
      words.focus();
    });
  }

  function fill(list) {
    for (const box of all('input[type=checkbox]', form)) box.checked = false;
    for (const [field, value] of list) {
      const control = all(`[name="${CSS.escape(field)}"]`, form).find(c => c.type !== 'checkbox' || c.value === value);
      if (!control) continue;
      if (control.type === 'checkbox') control.checked = true;
      else control.value = value;
    }
    show();
  }

  // show shows the questions of the kind chosen, and those that have an answer.
  function show() {
    const kind = one('#threat').value;
    for (const label of all('.asks label[data-kinds]')) {
      const kinds = label.dataset.kinds;
      label.hidden = !!kinds && !kinds.split('|').includes(kind) && !one('input', label).value;
    }
  }

  // Whoever gives a name is not anonymous; whoever wants to be is forgotten.
  const who = ['name', 'phone', 'back_on'].map(field => form.elements[field]);
  function anonymous(e) {
    const box = one('#anonymous');
    if (who.includes(e.target) && e.target.value) box.checked = false;
    if (e.target === box && box.checked) for (const field of who) field.value = '';
  }

  // Life at risk: the page stays as it is, so that the writing goes on.
  const raise = one('#raise');
  let raising = false;
  async function atRisk() {
    if (raising || raise.disabled) return;
    raising = true;
    const text = one('#raised-at');
    text.textContent = 'Raising …';
    const body = new URLSearchParams(new FormData(form));
    body.set('act', 'raise');
    try {
      const answer = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'application/json' } });
      const told = await answer.json();
      if (!answer.ok) throw new Error(told.error);
      text.textContent = 'Raised: life at risk. Look by ' + told.look_by + '.';
      text.classList.remove('warn');
      raise.disabled = true;
      for (const box of all('input[name=label]', form)) box.disabled = true;
    } catch (e) {
      text.textContent = 'Not raised (' + e.message + '). Press again, and tell the duty post yourself.';
      text.classList.add('warn');
    }
    raising = false;
  }

  // Keys that work while writing.
  document.addEventListener('keydown', e => {
    if (e.key === 'F8' && raise) {
      e.preventDefault();
      atRisk();
      return;
    }
    if (e.key !== 'Enter' || e.ctrlKey || e.metaKey || e.isComposing || e.target.tagName !== 'INPUT' || e.target.form !== form) return;
    e.preventDefault();
    const stops = all('input:not([type=hidden]), select, textarea', form).filter(c => c.offsetParent && !c.disabled);
    const next = stops[stops.indexOf(e.target) + 1];
    if (next) next.focus();
  });
  form.addEventListener('input', e => {
    anonymous(e);
    if (e.target.id === 'threat') show();
    changed();
  });
  form.addEventListener('submit', e => {
    const act = e.submitter ? e.submitter.value : 'keep';
    if (act === 'raise' || act === 'keep') {
      e.preventDefault();
      if (act === 'raise') atRisk();
      else changed();
      return;
    }
    write(call, { writer, n, fields: fields(), ended: true });
  });

  // The time that the call has been going. Only its digits change.
  const going = one('#going');
  const two = x => String(x).padStart(2, '0');
  // The clock of this machine may differ from that of the desk: count from what the page said.
  const since = Date.now() - Math.max(0, Number(going.dataset.now) - Number(going.dataset.begun));
  function tick() {
    const s = Math.floor((Date.now() - since) / 1000);
    going.textContent = (s >= 3600 ? Math.floor(s / 3600) + ':' : '') + two(Math.floor(s / 60) % 60) + ':' + two(s % 60);
  }
  setInterval(tick, 1000);
  tick();
  show();
  begin();
  words.setSelectionRange(words.value.length, words.value.length); // who takes a call up goes on at its end

  // ended shows what this browser holds of a call that another ended.
  function ended() {
    const over = one('#ended');
    const id = over && over.dataset.call;
    const held = id && read(id);
    if (!held) return;
    const text = (held.fields.find(([f]) => f === 'words') || [])[1];
    if (held.ended || !text) {
      forget(id);
      return;
    }
    const box = one('#other');
    one('.text', box).textContent = text;
    box.hidden = false;
    one('#forget').addEventListener('click', () => { forget(id); box.hidden = true; });
  }
})();
