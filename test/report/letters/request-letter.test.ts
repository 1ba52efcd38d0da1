import { text as textOf } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { loadCatalogues } from '../../../src/catalogue/load.ts';
import type { InformationRequest } from '../../../src/audit/types.ts';
import type { Lang } from '../../../src/language/types.ts';
import { LETTERS } from '../../../src/report/letters/registry.ts';
import { letterKind, requestLetter, type RequestLetterInput } from '../../../src/report/letters/request-letter.ts';
import type { Letter } from '../../../src/report/letters/types.ts';

const { catalogues } = await loadCatalogues(['bio2@1.3'], { folder: import.meta.dirname });
const request: InformationRequest = {
  id: 'IV-012',
  criteria: ['bio2@1.3/8.15.01#a', 'bio2@1.3/8.15.01#b'],
  ask: 'De vastgestelde logstandaard en een verse uitdraai van logregels per bron.',
  explain: [],
  reminders: [],
  to: 'supplier',
  askedAt: '2026-10-19',
  due: '2026-11-13',
  at: { file: 'requests/IV-012.yaml', line: 1, column: 1 },
};
const base: Omit<RequestLetterInput, 'lang'> = {
  audit: {
    id: 'aurora-2026',
    client: 'Ministerie van Voorbeelden',
    supplier: 'Aurora Post',
    operator: { party: 'auditor', name: 'Auditteam' },
    period: { from: '2026-01-01', to: '2026-12-31' },
  },
  catalogues,
  request,
  cards: [{ kind: 'log-sample', fields: ['what', 'madeBy', 'observedAt', 'columns'] }],
  missing: [],
  overdue: false,
  date: '2026-10-19',
  tool: 'biotoets 1.0.0',
};
const by = { party: 'supplier', role: 'CISO' } as const;

const LETTER: Readonly<Record<string, Omit<RequestLetterInput, 'lang'>>> = {
  request: base,
  reminder: {
    ...base,
    overdue: true,
    date: '2026-11-20',
    request: { ...request, reminders: [{ at: '2026-11-16', note: 'per mail' }] },
  },
  refused: {
    ...base,
    date: '2026-11-20',
    request: {
      ...request,
      answer: { status: 'withheld', by, at: '2026-11-12', ground: 'Vertrouwelijk', auditorView: 'Geen geldige grond' },
    },
  },
  unexplained: {
    ...base,
    date: '2026-11-20',
    request: { ...request, answer: { status: 'received', by, at: '2026-11-12' } },
    missing: [{ item: 'IV-012-1', what: 'Logregels', fields: ['columns', 'complete'] }],
  },
};

function letterOf(name: string, lang: Lang, change: Partial<RequestLetterInput> = {}): Letter {
  return requestLetter({ ...LETTER[name]!, lang, ...change });
}

async function rendered(letter: Letter, format: 'md' | 'txt' | 'html'): Promise<string> {
  return textOf((await LETTERS[format]())(letter));
}

const CASES = Object.keys(LETTER).flatMap((name) => (['nl', 'en'] as const).map((lang) => [name, lang] as const));

describe('the page as it is sent', () => {
  it.each(CASES)('%s in %s is the one in test/golden/letters', async (name, lang) => {
    await expect(await rendered(letterOf(name, lang), 'md')).toMatchFileSnapshot(
      `../../golden/letters/${name}.${lang}.md`,
    );
  });
});

/** What a reader of Markdown sees: no escapes, no marks of the form. */
function read(markdown: string): string {
  return markdown
    .replace(/\\([\\`*_[\]|~$#+\-=@:.])/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/\*\*/g, '');
}

describe('what must stand in it, in every form and language', () => {
  it.each(CASES)('%s in %s: question, norm, form, explanation, alternatives, consequence', async (name, lang) => {
    const letter = letterOf(name, lang);
    const control = catalogues[0]!.controls.find(({ id }) => id === '8.15.01')!;
    const wanted = [
      'IV-012',
      'Aurora Post',
      'Auditteam',
      request.ask,
      control.topic[lang],
      control.request.form[lang],
      ...control.request.explain.map((each) => each[lang]),
      ...control.criteria.slice(0, 2).flatMap((each) => [each.ref, each.text[lang]]),
      { nl: 'inzage ter plaatse', en: 'inspection on site' }[lang],
      { nl: 'onleesbaar zijn gemaakt', en: 'made illegible' }[lang],
      { nl: 'lijst met controlegetallen', en: 'list of checksums' }[lang],
      { nl: 'niet bestaat', en: 'does not exist' }[lang],
      { nl: 'Zonder dit is niet vast te stellen', en: 'Otherwise it cannot be established' }[lang],
      { nl: '13 november 2026', en: '13 November 2026' }[lang],
    ];
    const markdown = read(await rendered(letter, 'md'));
    const plain = (await rendered(letter, 'txt')).replace(/\s+/g, ' ');
    const page = (await rendered(letter, 'html')).replace(/&#39;/g, "'");
    for (const each of wanted) {
      expect(markdown).toContain(each);
      expect(plain).toContain(each.replace(/\s+/g, ' '));
      expect(page).toContain(each);
    }
  });

  it('keeps to one width, as mail does', async () => {
    const lines = (await rendered(letterOf('unexplained', 'nl'), 'txt')).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(76);
  });

  it('names the fields that are missing, in words, and asks for them', async () => {
    const page = read(await rendered(letterOf('unexplained', 'nl'), 'md'));
    expect(page).toContain('IV-012-1: Logregels');
    expect(page).toContain('wat de kolommen en waarden betekenen; waaruit de volledigheid blijkt');
  });

  it('says nothing of what the auditor makes of a refusal', async () => {
    for (const format of ['md', 'txt', 'html'] as const)
      expect(await rendered(letterOf('refused', 'nl'), format)).not.toContain('Geen geldige grond');
  });

  it('asks nobody to answer before the letter was written', async () => {
    expect(await rendered(letterOf('request', 'nl'), 'txt')).toContain('antwoord uiterlijk 13 november 2026');
    expect(await rendered(letterOf('reminder', 'nl'), 'txt')).toContain('antwoord zo spoedig mogelijk');
  });

  it('puts the words of the catalogue in the language of the letter, and leaves those of the auditor', async () => {
    const { ask, form } = catalogues[0]!.controls.find(({ id }) => id === '8.15.01')!.request;
    const asked = { ...request, ask: ask.nl, form: form.nl, why: 'Omdat het moet.' };
    const page = read(await rendered(letterOf('request', 'en', { request: asked }), 'md'));
    expect(page).toContain(ask.en);
    expect(page).toContain(form.en);
    expect(page).toContain('Omdat het moet.');
    expect(page).not.toContain(ask.nl);
  });

  it('lets no text of outside be more than text', async () => {
    const evil = { ...request, ask: '<script>alert(1)</script> [x](javascript:1) # kop\u202e\u0007' };
    const letter = letterOf('request', 'nl', { request: evil });
    expect(await rendered(letter, 'html')).not.toContain('<script');
    expect(await rendered(letter, 'md')).not.toMatch(/<script|[^\\]\[x\]|[\u202e\u0007]/);
    expect(await rendered(letter, 'txt')).not.toMatch(/[\u202e\u0007]/);
  });
});

describe('which letter it is', () => {
  const { askedAt, ...unsent } = request;
  const answered = (
    status: 'received' | 'partial' | 'redacted' | 'withheld' | 'none' | 'on-site',
    more: object = {},
  ) => ({
    ...request,
    answer: { status, ...more },
  });
  it.each<[string, InformationRequest, { readonly overdue?: boolean; readonly missing?: number }, string]>([
    ['not sent', unsent, { overdue: true }, 'request'],
    ['sent, in its term', request, {}, 'request'],
    ['sent, overdue', request, { overdue: true }, 'reminder'],
    ['reminded before', { ...request, reminders: [{ at: '2026-11-01' }] }, {}, 'reminder'],
    ['received and complete', answered('received'), {}, 'request'],
    ['received, not explained', answered('received'), { missing: 1 }, 'completion'],
    ['in part', answered('partial'), {}, 'completion'],
    ['refused', answered('withheld'), {}, 'completion'],
    ['blacked out, and nobody knows what', answered('redacted'), {}, 'completion'],
    ['blacked out where nothing is tested', answered('redacted', { hidesTested: false }), {}, 'request'],
    ['seen on site', answered('on-site'), {}, 'request'],
    ['it does not exist', answered('none'), {}, 'request'],
  ])('%s: %s', (_name, asked, { overdue = false, missing = 0 }, kind) => {
    const items = Array.from({ length: missing }, () => ({ item: 'IV-012-1', fields: ['what'] }));
    expect(letterKind({ request: asked, overdue, missing: items })).toBe(kind);
    expect(askedAt).toBe('2026-10-19');
  });
});
