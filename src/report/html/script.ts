/**
 * The page's only script: search, filters, the count, deep links, expand and collapse, paper. Everything it hides is
 * hidden on screen only and counted; without it the page is complete.
 */
export const SCRIPT = `'use strict';
(function () {
  var byId = function (id) { return document.getElementById(id); };
  var all = function (selector, root) { return Array.from((root || document).querySelectorAll(selector)); };
  var form = byId('filters');
  var findings = all('details.finding');
  var texts = new Map();

  function plain(text) {
    return text.normalize('NFD').replace(/[\\u0300-\\u036f]/g, '').toLowerCase();
  }

  function textOf(finding) {
    if (!texts.has(finding)) texts.set(finding, plain(finding.textContent));
    return texts.get(finding);
  }

  function wanted() {
    return {
      words: plain(form.elements.text.value).split(/\\s+/).filter(Boolean),
      verdicts: all('input[name=verdict]:checked', form).map(function (box) { return box.value; }),
      theme: form.elements.theme.value,
      party: form.elements.party.value,
      cause: form.elements.cause.value,
    };
  }

  function has(list, value) {
    return value === '' || list.split(' ').includes(value);
  }

  function matches(finding, want) {
    var at = finding.dataset;
    return (want.verdicts.length === 0 || want.verdicts.includes(at.verdict)) &&
      has(at.theme, want.theme) && has(at.party, want.party) && has(at.cause, want.cause) &&
      want.words.every(function (word) { return textOf(finding).includes(word); });
  }

  function filter() {
    var want = wanted();
    var active = want.words.length + want.verdicts.length > 0 || want.theme + want.party + want.cause !== '';
    var shown = 0;
    findings.forEach(function (finding) {
      var match = !active || matches(finding, want);
      finding.classList.toggle('off', !match);
      if (match) shown += 1;
    });
    all('.part').forEach(function (part) {
      var inside = all('details.finding', part);
      part.classList.toggle('off', inside.length > 0 && inside.every(function (finding) { return finding.classList.contains('off'); }));
    });
    var count = byId('count');
    var text = count.dataset.shown.replace('{n}', shown).replace('{of}', findings.length);
    count.textContent = active ? text + ' \\u00b7 ' + count.dataset.filtered : text;
    byId('countbar').classList.toggle('active', active);
    byId('clear').disabled = !active;
    byId('nothing').hidden = shown > 0;
  }

  function clear() {
    form.reset();
    filter();
  }

  function setOpen(open) {
    findings.forEach(function (finding) {
      if (finding.classList.contains('off')) return;
      [finding].concat(all('details', finding)).forEach(function (part) { part.open = open; });
    });
  }

  function reveal() {
    var target = null;
    try { target = byId(decodeURIComponent(location.hash.slice(1))); } catch (error) { return; }
    var finding = target && target.closest('details.finding');
    if (!finding) return;
    if (finding.classList.contains('off')) clear();
    for (var part = target; part; part = part.parentElement) if (part.tagName === 'DETAILS') part.open = true;
    target.scrollIntoView();
  }

  if (form) {
    form.hidden = false;
    byId('buttons').hidden = false;
    form.addEventListener('input', filter);
    form.addEventListener('submit', function (event) { event.preventDefault(); });
    form.addEventListener('keydown', function (event) {
      if (event.key !== 'Escape' || event.target.name !== 'text') return;
      event.target.value = '';
      filter();
    });
    byId('clear').addEventListener('click', function () {
      clear();
      form.elements.text.focus();
    });
    byId('expand').addEventListener('click', function () { setOpen(true); });
    byId('collapse').addEventListener('click', function () { setOpen(false); });
    // A browser may put back what was typed before a reload; the list must agree with the form.
    filter();
  }
  window.addEventListener('hashchange', reveal);
  reveal();

  var closed = [];
  window.addEventListener('beforeprint', function () {
    closed = all('details:not([open])');
    closed.forEach(function (part) { part.open = true; });
  });
  window.addEventListener('afterprint', function () {
    closed.forEach(function (part) { part.open = false; });
    closed = [];
  });
})();
`;
