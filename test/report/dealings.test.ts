import { describe, expect, it } from 'vitest';
import type { Assessment, Finding, Observation } from '../../src/assess/types.ts';
import { buildOutline } from '../../src/report/outline.ts';
import type { Block, Cell, Chapter, FindingView, Outline } from '../../src/report/types.ts';
import { adviceWords, conditions, decided, ended, samples, SHA } from './dealings.ts';
import { everything, selected } from './everything.ts';

const nl = buildOutline(everything, 'nl', decided);
const { final, hearing, ...draft } = everything;

function outlineOf(changes: Partial<Assessment>): Outline {
  return buildOutline({ ...everything, ...changes }, 'nl', decided);
}

function chapterOf(outline: Outline, id: string): Chapter {
  const found = outline.chapters.find((each) => each.id === id);
  expect(found, id).toBeDefined();
  return found!;
}

function textOf(outline: Outline, id: string): string {
  return JSON.stringify(chapterOf(outline, id).blocks);
}

function tableOf(outline: Outline, id: string, caption: string): readonly (readonly Cell[])[] {
  const blocks = chapterOf(outline, id).blocks;
  const tables = blocks.filter((block): block is Extract<Block, { kind: 'table' }> => block.kind === 'table');
  return tables.find((each) => each.caption === caption)?.rows ?? [];
}

function viewOf(outline: Outline, id: string): FindingView {
  const views = chapterOf(outline, 'findings').blocks.flatMap((block) =>
    block.kind === 'findings' ? block.findings : [],
  );
  return views.find((each) => each.id === id)!;
}

describe('whether it is a draft', () => {
  it.each([
    ['nobody was heard', {}, 'Concept', 'Concept, nog niet gehoord'],
    [
      'the term is running',
      { hearing: { ...ended.hearing!, over: false } },
      'Concept',
      'Concept, reactie mogelijk tot en met 25 februari 2026',
    ],
    ['the term is over', { hearing: ended.hearing! }, 'Concept', 'Concept, de termijn voor een reactie is verstreken'],
    [
      'it was declared final',
      ended,
      'Definitief, versie 2',
      'Definitief, versie 2, vastgesteld door Auditor op 2 maart 2026 09:00 UTC',
    ],
  ] satisfies readonly (readonly [string, Partial<Assessment>, string, string])[])(
    'is said on page one: %s',
    (_name, changes, short, full) => {
      const outline = buildOutline({ ...draft, ...changes }, 'nl', decided);
      expect(outline.edition).toBe(short);
      expect(outline.meta[0]).toEqual({ label: 'Rapportstatus', value: full });
    },
  );

  it('gives the reason of a later version in the account', () => {
    const outline = outlineOf({ final: { ...final!, why: 'Nieuwe meting verwerkt' } });
    expect(textOf(outline, 'account')).toContain('Nieuwe meting verwerkt');
    expect(textOf(buildOutline(draft, 'nl'), 'account')).not.toContain('Reden van deze versie');
  });
});

describe('reaction and rejoinder', () => {
  it('say that nobody was heard while nothing was sent', () => {
    const outline = buildOutline({ ...draft, responses: [] }, 'nl');
    expect(textOf(outline, 'hearing')).toContain('Nog niet gehoord');
    expect(viewOf(outline, '8.24.04').response).toEqual([]);
  });

  it('stand beside the finding, and change nothing in its verdict', () => {
    const view = viewOf(nl, '8.24.04');
    expect(view.mark.word).toBe('Voldoet niet');
    expect(view.response).toEqual([
      {
        label: 'Reactie',
        value:
          'Oneens. TLS 1.1 is op 12 februari uitgezet. De meting is van daarvoor. – Hoofd techniek (leverancier), 20 februari 2026',
      },
      {
        label: 'Nawoord van de auditor',
        value:
          'Een nieuwe meting is niet toegestaan. De bevinding blijft staan tot opnieuw is gemeten. – IT-auditor (auditor), 24 februari 2026',
      },
      {
        label: 'Herstelplan',
        value:
          'TLS 1.1 uitzetten op alle eindpunten. Eigenaar: Hoofd techniek (leverancier). Uiterlijk: 28 februari 2026, termijn verstreken. Hertoets: Meting van alle eindpunten',
      },
    ]);
  });

  it.each([
    [true, 'Geen reactie ontvangen (partij: leverancier)'],
    [false, 'Nog geen reactie ontvangen (partij: leverancier)'],
  ])('name the party that did not react; term over: %s', (over, value) => {
    const outline = outlineOf({ hearing: { ...hearing!, over } });
    expect(viewOf(outline, '8.15.01').response).toEqual([{ label: 'Reactie', value }]);
    expect(tableOf(outline, 'hearing', 'Bevindingen waarop een reactie ontbreekt')).toEqual([
      ['8.15.01 Inhoud van de logregel', 'Leverancier'],
      ['MSG-A1 Ondertekende overeenkomst', 'Leverancier'],
    ]);
  });

  it('lose no response, not even to a control that is not in the report', () => {
    const responses = [...everything.responses, { ...everything.responses[0]!, control: 'bio2@1.3/9.99.99' }];
    const rows = tableOf(outlineOf({ responses }), 'hearing', 'Reactie en nawoord per bevinding');
    expect(rows).toHaveLength(responses.length);
    expect(rows.at(-1)?.[0]).toBe('bio2@1.3/9.99.99');
  });
});

describe('advice and conditions', () => {
  it('stand on page one in one word, with how many nobody took on', () => {
    expect(nl.advice).toEqual({
      label: 'Advies',
      mark: { tone: 'fail', word: 'Stoppen' },
      text: '4 voorwaarden, 1 zonder eigenaar',
    });
  });

  it.each(adviceWords)('has a mark and a meaning of its own: %s', (advice) => {
    const marks = adviceWords.map(
      (each) => buildOutline(everything, 'nl', { conditions: { advice: each, conditions: [] } }).advice?.mark,
    );
    expect(new Set(marks.map((mark) => mark?.tone)).size).toBe(adviceWords.length);
    const outline = buildOutline(everything, 'en', { conditions: { advice, conditions: [] } });
    expect(textOf(outline, 'conditions')).toContain('There are no conditions.');
    expect(outline.advice?.text).toBe('no conditions');
  });

  it('go from the heaviest to the lightest, each with who, when and how it will be seen', () => {
    const headings = chapterOf(nl, 'conditions').blocks.flatMap((block) =>
      block.kind === 'subheading' ? [block.text] : [],
    );
    expect(headings).toEqual([
      'Stoppen tot dit is hersteld of vastgesteld',
      'Opschorten tot dit is onderzocht',
      'Voorwaarden bij gebruik',
    ]);
    const [promised, unowned] = tableOf(nl, 'conditions', 'Stoppen: 2 voorwaarden, 1 zonder eigenaar');
    expect(promised?.slice(2)).toEqual([
      'Leverancier',
      'Hoofd techniek',
      '28 februari 2026',
      'Na herstel wordt opnieuw gemeten (portaal/tls).',
    ]);
    expect(unowned?.slice(2, 5)).toEqual(['Opdrachtgever', 'niemand', 'niet afgesproken']);
  });

  it('leave no work of the auditor to nobody', () => {
    const [own] = tableOf(nl, 'conditions', 'Opschorten: 1 voorwaarde');
    expect(own?.[3]).toBe('auditor');
  });

  it('lose no condition', () => {
    const rows = chapterOf(nl, 'conditions').blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
    expect(rows.map(([criterion]) => criterion)).toEqual(conditions.conditions.map((each) => each.criterion));
  });

  it('are not given over a selection', () => {
    const outline = buildOutline(selected, 'nl', { conditions: null });
    expect(outline.advice).toBeUndefined();
    expect(outline.chapters.map((each) => each.id)).not.toContain('conditions');
  });
});

describe('what was established before', () => {
  it('keeps its fail, says so beside the word, and names the audit', () => {
    const view = viewOf(nl, '5.18.02');
    expect(`${view.mark.word} ${view.reached}`).toBe('Voldoet niet (eerder vastgesteld, niet weerlegd)');
    expect(nl.against.map((each) => each.text)).toContain(
      '5.18.02 Jaarlijkse beoordeling van rechten (eerder vastgesteld, niet weerlegd)',
    );
    expect(textOf(nl, 'question')).toContain('alles-2025, peildatum 1 maart 2025');
    const row = tableOf(nl, 'norm-table', 'Normtabel').find(([control]) => control === 'bio2@1.3/5.18.02');
    expect(row?.at(-1)).toBe('eerder vastgesteld, niet weerlegd');
  });

  it('does not lend its age to a fail that was found now as well', () => {
    const earlier = everything.findings.find((each) => each.id === '5.18.02')!;
    const now = { ...earlier.criteria[1]!, id: 'c', ref: `${earlier.control}#c`, rule: 'against' as const };
    const findings = [{ ...earlier, criteria: [...earlier.criteria, now] }];
    expect(viewOf(outlineOf({ findings }), '5.18.02').reached).toBe('');
  });

  it('is not spoken of without an audit before this one', () => {
    const { predecessor: _predecessor, ...first } = everything;
    expect(_predecessor?.id).toBe('alles-2025');
    expect(textOf(buildOutline(first, 'nl'), 'question')).not.toContain('Eerder onderzoek');
  });
});

describe('what was found', () => {
  it('stands under what could not be established, and nowhere else', () => {
    expect(viewOf(nl, '8.20.02').found).toEqual([
      'a, opzet: IV-01-1 (שלום עולם, בדיקת אבטחה): ondersteunt',
      'b, bestaan: servers.0.protocols: TLSv1.1, TLSv1.2',
    ]);
    expect(viewOf(nl, '5.14.01').found).toEqual([]);
    expect(viewOf(nl, '8.24.04').found).toEqual([]);
  });

  it.each([
    ['8.20.02', 'volledig'],
    ['8.15.01', 'beperkt'],
    ['5.22.01', 'geen'],
  ])('is measured by the basis of %s: %s', (id, basis) => {
    expect(viewOf(nl, id).meta.find(({ label }) => label === 'Feitelijke basis')?.value).toBe(basis);
  });

  it('is an excerpt where there is much of it', () => {
    const open = everything.findings.find((each) => each.id === '8.20.02')!;
    const fact = open.criteria[1]!.observations[0]!.facts[0]!;
    const facts = Array.from({ length: 12 }, (_, index) => ({ ...fact, path: `p${index}` }));
    const criteria = [{ ...open.criteria[1]!, observations: [{ ...open.criteria[1]!.observations[0]!, facts }] }];
    const { found } = viewOf(outlineOf({ findings: [{ ...open, criteria }] }), '8.20.02');
    expect(found).toHaveLength(9);
    expect(found.at(-1)).toBe('en nog 4; zie de waarnemingen hieronder');
  });
});

describe('what is contested', () => {
  const shown = (observations: readonly Partial<Observation>[]): readonly (string | undefined)[] => {
    const finding = everything.findings.find((each) => each.id === '5.14.01')!;
    const [first] = finding.criteria;
    const seen = observations.map((each) => ({ ...first!.observations[0]!, ...each }));
    const changed: Finding = { ...finding, criteria: [{ ...first!, observations: seen }] };
    const view = viewOf(outlineOf({ findings: [changed] }), '5.14.01');
    return view.criteria[0]!.observations.map((each) => each.contested);
  };

  it('is shown with both sides, also where they stand in two observations', () => {
    const text = 'Betwist: bewijsstukken spreken elkaar tegen. Vóór: IV-98. Tegen: IV-99.';
    expect(
      shown([
        { contested: true, items: [{ item: 'IV-98', stance: 'support' }] },
        { contested: true, items: [{ item: 'IV-99', stance: 'against' }] },
        { contested: false, items: [{ item: 'IV-97', stance: 'against' }] },
      ]),
    ).toEqual([text, text, undefined]);
  });

  it('names no side where one is missing', () => {
    expect(shown([{ contested: true, items: [{ item: 'IV-99', stance: 'against' }] }])).toEqual([
      'Betwist: bewijsstukken spreken elkaar tegen.',
    ]);
  });
});

describe('samples', () => {
  it('call a table a convention and a calculation a calculation', () => {
    expect(textOf(nl, 'samples')).toContain('gebruik in de controlepraktijk, geen norm: tabel naar frequentie');
    expect(textOf(nl, 'samples')).toContain(
      'berekening: hypergeometrische verdeling, betrouwbaarheid 95%, toelaatbaar aandeel afwijkingen 2,5%',
    );
    expect(textOf(buildOutline(everything, 'en'), 'samples')).toContain(
      'confidence 95%, tolerable share of deviations 2.5%',
    );
  });

  it('show their numbers beside each other, and who did what', () => {
    expect(tableOf(nl, 'samples', 'Deelwaarnemingen')).toEqual([
      ['DW-01', 'bio2@1.3/8.15.01#b', '412', '60', '1', '60', '2', 'ja'],
      ['DW-02', 'messaging@1/MSG-D1#b', '1.000.000', '119', '0', '0', '0', 'nee'],
    ]);
    expect(textOf(nl, 'samples')).toContain('nog niet getrokken');
    expect(textOf(nl, 'samples')).toContain('nee. Een tweede persoon heeft het niet beoordeeld.');
  });

  it('list two hundred rows at most: the seed gives back the rest', () => {
    const drawn = Array.from({ length: 450 }, (_, index) => index + 1);
    expect(textOf(outlineOf({ samples: [{ ...samples[0]!, drawn }] }), 'samples')).toContain('200, +250"');
  });
});

describe('reports by third parties', () => {
  it('show what they cover, what they leave out, and what they leave to the client', () => {
    expect(tableOf(nl, 'assurance', 'Dekking per criterium')).toEqual([
      ['bio2@1.3/8.24.04#b', 'Effectief', 'Ja'],
      ['bio2@1.3/8.15.01#b', 'Uitzondering geconstateerd', 'Ja'],
      ['bio2@1.3/8.20.02#b', 'Niet getoetst in dit rapport', 'Nee. Er is geen bruikbaar bewijs.'],
    ]);
    expect(tableOf(nl, 'assurance', 'Wat het rapport aan de opdrachtgever overlaat')).toHaveLength(2);
    const text = textOf(nl, 'assurance');
    for (const each of ['92 dagen', '1 dag"', 'Datacenter', 'ISO 27001-certificaat', 'something-else'])
      expect(text).toContain(each);
  });
});

describe('access', () => {
  it('says of what was seen on site who saw it, where, when and which document', () => {
    const [first] = tableOf(nl, 'access', 'Ter plaatse ingezien, niet gekopieerd');
    expect(first).toEqual([
      'IV-02-1',
      'IT-auditor (auditor), Tweede auditor (auditor)',
      'Leeskamer van de leverancier, Utrecht, 18 februari 2026 09:30 UTC',
      'Inrichting bewaking, deel 3, versie 3.1, 14 pagina’s',
      SHA,
      'aangetoond dat dit het vooraf vastgelegde stuk is',
    ]);
    expect(tableOf(nl, 'access', 'Ter plaatse ingezien, niet gekopieerd').map((row) => row[5])).toEqual([
      'aangetoond dat dit het vooraf vastgelegde stuk is',
      'niet aangetoond dat dit het vooraf vastgelegde stuk is',
      'dit is een ander stuk dan vooraf is vastgelegd',
      'niet vooraf vastgelegd',
    ]);
  });

  it('gives a refusal with its ground, what was offered and what the auditor makes of it', () => {
    const rows = tableOf(nl, 'access', 'Geweigerd of deels gegeven');
    expect(rows.find(([id]) => id === 'IV-21')).toEqual([
      'IV-21',
      'Geweigerd, Hoofd techniek (leverancier), 10 februari 2026',
      'Bedrijfsgeheim',
      'Inzage ter plaatse',
      'De grond is niet onderbouwd; met inzage ter plaatse kan worden volstaan.',
    ]);
    expect(rows.find(([id]) => id === 'IV-05')?.slice(2)).toEqual(['geen grond opgegeven', 'geen', 'niet vastgelegd']);
  });

  it('names what was redacted and what was destroyed, and is never silently empty', () => {
    expect(tableOf(nl, 'access', 'Onleesbaar gemaakt').map(([id]) => id)).toEqual(['IV-03-1']);
    expect(tableOf(nl, 'access', 'Met opzet vernietigd')).toEqual([
      ['IV-07-1', 'Archiefbeheerder', 'Bewaartermijn verstreken'],
    ]);
    expect(chapterOf(outlineOf({ items: [], requests: [] }), 'access').blocks.slice(1)).toEqual(
      [
        'Ter plaatse ingezien, niet gekopieerd',
        'Onleesbaar gemaakt',
        'Geweigerd of deels gegeven',
        'Met opzet vernietigd',
      ].map((caption) => ({ kind: 'paragraph', text: `${caption}: geen.` })),
    );
  });

  it('asks nothing of anybody with a request that was not sent', () => {
    const row = tableOf(nl, 'requests', 'Informatieverzoeken').find(([id]) => id === 'IV-20 (opdrachtgever)');
    expect(row?.slice(3)).toEqual(['Nog niet verzonden', '–']);
  });
});

describe('settlement', () => {
  it('is shown part by part, each line with its state and how that is known', () => {
    expect(textOf(nl, 'settlement')).toContain('Conclusie: niet afgewikkeld.');
    expect(tableOf(nl, 'settlement', 'Teruggegeven')).toEqual([
      ['Berichtenarchief 2022-2025 (412.000)', { tone: 'met', word: 'Afgewikkeld' }, 'IV-01-1 toont het aan.'],
      [
        '<script>alert(1)</script> (1)',
        { tone: 'fail', word: 'Niet afgewikkeld' },
        'Ontvangen is iets anders dan is verzonden: de controlesommen verschillen.',
      ],
    ]);
    expect(tableOf(nl, 'settlement', 'Afgesloten')).toEqual([
      [
        '–',
        { tone: 'not-established', word: 'Niet vast te stellen' },
        'Hierover is niets vastgelegd in settlement.yaml.',
      ],
    ]);
  });

  it('loses no line', () => {
    const rows = chapterOf(nl, 'settlement').blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
    expect(rows).toHaveLength(decided.settlement!.lines.length);
  });

  it('has no chapter while the service goes on', () => {
    const outline = buildOutline(everything, 'nl', { conditions });
    expect(outline.chapters.map((each) => each.id)).not.toContain('settlement');
  });
});

describe('judgements', () => {
  it('say whether the names under them were signed', () => {
    expect(tableOf(nl, 'judgements', 'Oordelen').map((row) => row[3])).toEqual([
      'Auditor; tweede beoordelaar: Tweede auditor; namen opgegeven, niet ondertekend',
      'Auditor; handtekening klopt niet',
      'Auditor; tweede beoordelaar: Tweede auditor; ondertekend',
    ]);
  });
});
