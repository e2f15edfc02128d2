// Keys, decisions without leaving the board, and word of changes. Every page
// works without this file; nothing here moves what is shown unless it is asked.
'use strict';
(() => {
  const page = document.body.dataset;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  const bar = one('#decide');
  const told = one('#told');
  const board = page.here === 'board' && !!one('.board');
  const rows = all('[data-row]');
  const known = new Map(); // leads decided on from this page, and the mark of the entry that is no news
  let at = -1; // the cursor

  // The cursor. Focus follows it; the page scrolls only as far as it must.
  function moveTo(i, focus) {
    if (!rows[i]) return;
    if (rows[at]) rows[at].removeAttribute('aria-current');
    at = i;
    rows[at].setAttribute('aria-current', 'true');
    if (focus) {
      one('[data-open]', rows[at]).focus({ preventScroll: true });
      rows[at].scrollIntoView({ block: 'nearest' });
    }
    if (board) aim();
  }

  // aim points the bar at the lead at the cursor.
  function aim() {
    const row = rows[at];
    sessionStorage.setItem('cursor', row.dataset.lead + ' ' + at);
    if (!bar) return;
    bar.hidden = false;
    for (const field of all('input[name=lead]', bar)) field.value = row.dataset.lead;
    one('#about').textContent = one('.rank', row).textContent + ' · ' + one('h2', row).textContent;
    close();
  }

  // begin puts the cursor where it was: on the same lead, else on the same place.
  function begin() {
    if (!board) return;
    const [lead, place] = (sessionStorage.getItem('cursor') || '').split(' ');
    const same = rows.findIndex(r => r.dataset.lead === lead);
    moveTo(same >= 0 ? same : Math.min(Number(place) || 0, rows.length - 1), false);
    showMark();
  }

  function say(text, warn) {
    if (!told) return;
    told.hidden = false;
    told.classList.toggle('warn', !!warn);
    told.textContent = text;
  }

  const open = () => one('details[open]', bar || document);
  function close() {
    const d = open();
    if (d) d.open = false;
    return !!d;
  }

  // On the board a decision is sent without leaving it, so that nothing moves.
  async function send(form, button) {
    const row = rows[at];
    const body = new URLSearchParams(new FormData(form));
    body.set(button.name, button.value);
    body.set('since', page.mark);
    let answer, said;
    try {
      answer = await fetch('/decide', { method: 'POST', body, headers: { Accept: 'application/json' } });
      said = await answer.json();
    } catch {
      say('The decision did not reach the house. Try again: sent twice, it counts once.', true);
      return;
    }
    if (!answer.ok) {
      say(said.error, true);
      return;
    }
    for (const field of all('input[name=once]')) field.value = said.once;
    known.set(row.dataset.lead, said.mark);
    form.reset();
    for (const field of all('input[name=lead]', form)) field.value = row.dataset.lead;
    show(row, button.value, said);
  }

  // show writes what was decided onto the row and goes on to the next one.
  function show(row, act, said) {
    close();
    let tag = one('.said', row);
    if (!tag) {
      tag = document.createElement('span');
      tag.className = 'tag said';
      tag.setAttribute('role', 'status');
      one('.chips', row).prepend(tag);
    }
    const choice = act.split(':')[1];
    tag.textContent = said.said + (choice ? ': ' + choice : '') + (said.gone ? ' – z takes it back' : '');
    row.classList.toggle('gone', said.gone || act === 'merge');
    if (act === 'merge') forget();
    moveTo(said.gone && rows[at + 1] ? at + 1 : at, true);
  }

  // The mark names the lead that will be merged into another.
  const marked = () => JSON.parse(sessionStorage.getItem('marked') || 'null');
  const forget = () => { sessionStorage.removeItem('marked'); showMark(); };
  function here() {
    const field = bar && one('input[name=lead]', bar);
    return field ? { id: field.value, place: board ? one('.rank', rows[at]).textContent : '' } : null;
  }
  function showMark() {
    const mark = marked();
    for (const row of rows) {
      const tag = one('.marked', row);
      if (tag) tag.remove();
      if (!mark || row.dataset.lead !== mark.id) continue;
      const next = document.createElement('span');
      next.className = 'tag new marked';
      next.textContent = 'marked: press m on the lead that takes its reports';
      one('.chips', row).prepend(next);
    }
    const other = bar && one('input[name=other]', bar);
    if (other) other.value = mark ? mark.id : '';
  }
  function merge() {
    const mark = marked();
    const now = here();
    if (!now) return;
    if (mark && mark.id === now.id) return forget();
    if (!mark) {
      sessionStorage.setItem('marked', JSON.stringify(now));
      showMark();
      say('Marked. Go to the lead that takes its reports and press m again; m here forgets the mark.');
      return;
    }
    showMark();
    one('#merge').open = true;
    one('#merge button').focus();
  }

  // Words selected in the text of a report are those that were missed: they go into the
  // form that marks them, with which of their places is meant.
  const wordsIn = s => s.toLowerCase().split(/[^\p{L}\p{N}\p{M}]+/u).filter(w => w);
  function bare(range) {
    const box = document.createElement('div');
    box.append(range.cloneContents());
    for (const label of all('.label', box)) label.remove();
    return box.textContent;
  }
  document.addEventListener('selectionchange', () => {
    const selected = document.getSelection();
    const form = one('.missed form');
    if (!form || !selected.rangeCount || selected.isCollapsed) return;
    const range = selected.getRangeAt(0);
    const text = range.startContainer.parentElement && range.startContainer.parentElement.closest('.text');
    if (!text || !text.contains(range.endContainer)) return;
    const words = bare(range).trim();
    const want = wordsIn(words);
    if (!want.length) return;
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const said = wordsIn(bare(before));
    let nth = 0;
    for (let i = 0; i + want.length <= said.length; i++) if (want.every((w, n) => said[i + n] === w)) nth++;
    form.elements.name.value = words;
    form.elements.nth.value = nth;
  });
  for (const field of all('.missed input[name=name]')) field.addEventListener('input', () => { field.form.elements.nth.value = ''; });

  // The factors of a lead open beneath its row, fetched when somebody asks for them, all
  // at once. When they come after the cursor has gone on, they are left: nothing moves then.
  const part = async (url, selector) => {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(url);
    return one(selector, new DOMParser().parseFromString(await answer.text(), 'text/html'));
  };
  async function factors(row) {
    const link = one('[data-factors]', row);
    const shown = one('.factors', row);
    if (shown) {
      shown.hidden = !shown.hidden;
      link.setAttribute('aria-expanded', String(!shown.hidden));
      return;
    }
    if (link.ariaBusy === 'true') return;
    link.ariaBusy = 'true';
    try {
      const page = part(link.href, '#factors');
      const moves = document.body.classList.contains('past') ? null : part('/lead/' + row.dataset.lead + '/change', '#changes').catch(() => null);
      const panel = await page;
      const list = await moves;
      if (rows[at] !== row || !panel) return;
      if (list) {
        const title = document.createElement('h3');
        title.textContent = 'What would change this';
        list.removeAttribute('id');
        panel.append(title, list);
      }
      panel.removeAttribute('id');
      row.append(document.adoptNode(panel));
      link.setAttribute('aria-expanded', 'true');
    } catch {
      say('The factors did not come. Try again, or open the lead.', true);
    } finally {
      link.ariaBusy = null;
    }
  }
  for (const link of all('[data-factors]')) {
    link.setAttribute('role', 'button');
    link.setAttribute('aria-expanded', 'false');
    link.addEventListener('click', e => {
      if (e.ctrlKey || e.metaKey || e.shiftKey) return;
      e.preventDefault();
      factors(link.closest('[data-row]'));
    });
    link.addEventListener('keydown', e => {
      if (e.key !== ' ') return;
      e.preventDefault();
      link.click();
    });
  }

  // Keys.
  const typing = el => el.closest('textarea, select, [contenteditable], input:not([type=checkbox]):not([type=file])');
  let before = '';
  function key(e) {
    if (e.key === 'Escape') {
      if (close() && rows[at]) one('[data-open]', rows[at]).focus({ preventScroll: true });
      else if (typing(e.target)) e.target.blur();
      else away();
      return;
    }
    if (e.key === 'Enter' && (e.ctrlKey || e.metaKey) && e.target.form) {
      e.preventDefault();
      e.target.form.requestSubmit(one('button', e.target.form));
      return;
    }
    if (e.ctrlKey || e.metaKey || e.altKey || typing(e.target)) return;
    const name = before + e.key;
    before = '';
    if (press(name, e)) e.preventDefault();
  }

  function press(name, e) {
    switch (name) {
      case 'g': before = 'g '; return true;
      case 'j': if (!rows.length) return choose(name);
        moveTo(Math.min(at + 1, rows.length - 1), true); return true;
      case 'k': if (!rows.length) return choose(name);
        moveTo(Math.max(at - 1, 0), true); return true;
      case '/': one('#q').focus(); one('#q').select(); return true;
      case '?': location.assign(one('[data-go=h]').href); return true;
      case 'a': if (one('#as_of')) one('#as_of').focus(); return true;
      case '.': again(); return true;
      case 'p': if (one('#ring')) one('#ring').requestSubmit(); return true;
      case 'm': merge(); return true;
      case 'd': if (!board || !rows[at]) return choose(name);
        factors(rows[at]); return true;
      case 'w': if (one('#tour .next')) one('#tour .next').click(); return true;
      case 'Enter':
        if (e.target.closest('a, button, summary, input') || !rows[at]) return false;
        one('[data-open]', rows[at]).focus();
        if (document.activeElement.click) document.activeElement.click();
        else location.assign(document.activeElement.href.baseVal);
        return true;
    }
    if (name.startsWith('g ')) {
      const link = one(`[data-go="${CSS.escape(name.slice(2))}"]`);
      if (link) location.assign(link.href);
      return true;
    }
    return choose(name);
  }

  // choose presses the control that has the key: of the open panel, of the link
  // at the cursor, or of the bar.
  function choose(name) {
    const quoted = CSS.escape(name);
    const panel = open();
    const digit = panel && one(`[data-digit="${quoted}"]`, panel);
    const judge = rows[at] && rows[at].contains(document.activeElement) && one(`[data-judge="${quoted}"]`, rows[at]);
    const control = digit || judge || (bar && !bar.hidden && one(`[data-key="${quoted}"]`, bar)) || one(`.answers [data-key="${quoted}"]`);
    if (!control) return false;
    if (control.tagName !== 'SUMMARY') {
      if (control.click) control.click();
      else location.assign(control.href.baseVal); // a link of a drawing
      return true;
    }
    const details = control.parentElement;
    details.open = !details.open;
    const first = one('.panel textarea, .panel button, .panel select, .panel input:not([type=hidden])', details);
    const digits = one('[data-digit]', details);
    if (details.open) (digits || first).focus();
    return true;
  }

  // Word of changes. One tab of the browser listens and tells the others.
  function again() {
    const url = new URL(location.href);
    url.searchParams.delete('did');
    url.searchParams.delete('lead');
    url.hash = '';
    location.replace(url);
  }

  // A mark says which entry is meant, not which is later: that the house knows.
  let asking = false;
  let newest = '';
  async function news(mark) {
    newest = mark;
    if (asking || newest === page.mark) return;
    asking = true;
    const asked = newest;
    try {
      const answer = await fetch('/changes?since=' + page.mark);
      if (answer.ok) {
        const changes = await answer.json();
        tell(changes.leads.filter(l => l.mark !== known.get(l.lead)).map(l => l.lead));
        if (changes.calls) lineOnTop();
      }
    } catch {
      // The house is away; the stream comes back by itself and asks again.
    }
    setTimeout(() => {
      asking = false;
      if (newest !== asked) news(newest);
    }, 2000);
  }

  function tell(leads) {
    if (location.pathname.startsWith('/lead/')) {
      if (leads.includes(location.pathname.slice(6))) say('This lead has changed since you opened it – press . to see it');
    } else if (leads.length) {
      say(leads.length + (leads.length === 1 ? ' change' : ' changes') + ' since you looked – press . to refresh');
    }
  }

  // The line on top: calls in which life is said to be at risk. One that came
  // while the page is open lies over the line above, so that nothing below it moves. It is
  // announced once, not on every page.
  const raised = one('#raised');
  const calls = () => all('[data-call]', raised).map(c => c.dataset.call);
  const announced = () => JSON.parse(sessionStorage.getItem('raised') || '[]');
  let again15;
  function announce() {
    if (!raised) return;
    if (calls().every(c => announced().includes(c))) raised.removeAttribute('role');
    sessionStorage.setItem('raised', JSON.stringify([...new Set([...announced(), ...calls()])]));
    clearTimeout(again15); // the clock goes on, and the pager may fail
    if (calls().length) again15 = setTimeout(lineOnTop, 15000);
  }
  let fetching = false;
  async function lineOnTop() {
    if (!raised || fetching || document.body.classList.contains('past')) return;
    fetching = true;
    try {
      const answer = await fetch('/raised?from=' + encodeURIComponent(location.pathname));
      if (answer.ok) {
        const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
        put(one('#raised', fresh));
        putHanded(one('#handed', fresh));
      }
    } catch {
      // The house is away; the stream comes back by itself and asks again.
    }
    fetching = false;
    announce();
  }
  // What was handed over is told where it has a line already, so that nothing
  // moves; elsewhere it lies over the line above.
  function putHanded(fresh) {
    const handed = one('#handed');
    if (!handed || !fresh || handed.contains(document.activeElement) || fresh.textContent === handed.textContent) return;
    if (fresh.hidden && !handed.classList.contains('over-it')) return; // it keeps its place until the next page
    if (handed.hidden) handed.classList.add('over-it');
    handed.hidden = fresh.hidden;
    handed.replaceChildren(...fresh.childNodes);
  }
  function put(fresh) {
    if (fresh.textContent === raised.textContent || raised.contains(document.activeElement)) return;
    if (fresh.hidden) {
      if (raised.classList.contains('over-it')) raised.hidden = true;
      else raised.textContent = 'Somebody has taken the call up.'; // the line keeps its place until the next page
    } else {
      const before = calls();
      if (all('[data-call]', fresh).some(c => !before.includes(c.dataset.call))) raised.setAttribute('role', 'alert');
      if (raised.hidden) raised.classList.add('over-it');
      raised.hidden = false;
      raised.dataset.house = one('.class').textContent;
    }
    if (!fresh.hidden || raised.hidden) raised.replaceChildren(...fresh.childNodes);
  }

  function listen() {
    if (!page.mark || document.body.classList.contains('past') || !navigator.locks) return;
    const channel = new BroadcastChannel('watchfloor');
    channel.onmessage = e => news(e.data);
    navigator.locks.request('watchfloor events', () => new Promise(() => {
      new EventSource('/events?since=' + page.mark).onmessage = e => {
        channel.postMessage(e.data);
        news(e.data);
      };
    }));
  }

  // A house that is filled while it is open says how far it has come, and stops.
  async function fill() {
    const line = one('#filling');
    if (!line) return;
    let now;
    try {
      now = await (await fetch('/filling')).json();
    } catch {
      return; // the house is away, and its line is old
    }
    const past = 'past' in line.dataset;
    if (past && !now.past) line.textContent = 'The past stands – press . to see it';
    else if (now.text) line.textContent = now.text;
    else line.remove();
    if (now.text) setTimeout(fill, 1000);
  }

  // The tour goes on with w and away with Escape; this browser remembers both.
  function tour() {
    const card = one('#tour');
    if (!card) return;
    const asked = new URL(location.href).searchParams.has('tour');
    if (!asked && localStorage.getItem('tour') === 'away') {
      card.remove();
      return;
    }
    one('.away', card).addEventListener('click', e => {
      e.preventDefault();
      away();
    });
  }
  function away() {
    const card = one('#tour');
    if (!card) return false;
    localStorage.setItem('tour', 'away');
    card.remove();
    const url = new URL(location.href);
    url.searchParams.delete('tour');
    history.replaceState(null, '', url);
    return true;
  }

  // Latin letters first, or names as they are written: kept for this sitting.
  const latin = one('#latin');
  if (latin) {
    latin.checked = sessionStorage.getItem('latin') === 'first';
    latin.addEventListener('change', () => sessionStorage.setItem('latin', latin.checked ? 'first' : ''));
  }

  // A slider says where it stands while it moves.
  for (const slider of all('.slide input')) {
    slider.addEventListener('input', () => { one('[data-value]', slider.parentElement).textContent = slider.value; });
  }

  document.addEventListener('keydown', key);
  document.addEventListener('focusin', e => {
    const row = e.target.closest('[data-row]');
    if (row && rows.indexOf(row) !== at) moveTo(rows.indexOf(row), false);
  });
  document.addEventListener('submit', e => {
    if (!board || !bar || !bar.contains(e.target) || !e.submitter) return;
    e.preventDefault();
    send(e.target, e.submitter);
  });
  window.addEventListener('pageshow', e => { if (e.persisted) location.reload(); });
  tour();
  begin();
  announce();
  listen();
  fill();
})();
