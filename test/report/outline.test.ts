import { describe, expect, it } from 'vitest';
import type { Assessment, Observation } from '../../src/assess/types.ts';
import { wordsOf } from '../../src/language/language.ts';
import { collectFacets } from '../../src/report/html/facets.ts';
import { buildOutline } from '../../src/report/outline.ts';
import type { Block, FindingView, ObservationView, Outline, Triple } from '../../src/report/types.ts';
import { decided } from './dealings.ts';
import { accesses, causes, everything, rules, selected, stances, statuses, verdicts } from './everything.ts';

const nl = buildOutline(everything, 'nl', decided);

function blocksOf<K extends Block['kind']>(outline: Outline, kind: K): readonly Extract<Block, { kind: K }>[] {
  return outline.chapters.flatMap((chapter) =>
    chapter.blocks.filter((block): block is Extract<Block, { kind: K }> => block.kind === kind),
  );
}

function findingsOf(outline: Outline): readonly FindingView[] {
  return blocksOf(outline, 'findings').flatMap((block) => block.findings);
}

function chapter(outline: Outline, id: string): string {
  return JSON.stringify(outline.chapters.find((each) => each.id === id)?.blocks);
}

describe('everything, the assessment of these tests', () => {
  const observations = everything.findings.flatMap((each) => each.criteria.flatMap((one) => one.observations));
  it.each([
    ['verdict', verdicts, everything.findings.map((each) => each.verdict)],
    ['status', statuses, everything.findings.flatMap((each) => each.criteria.map((one) => one.status))],
    [
      'cause',
      causes,
      everything.findings.flatMap((each) => each.criteria.flatMap((one) => one.causes.map((shown) => shown.cause))),
    ],
    [
      'rule',
      rules,
      [...observations, ...everything.findings.flatMap((each) => each.criteria)].map((each) => each.rule),
    ],
    ['stance', stances, observations.flatMap((seen) => seen.items.map((bearing) => bearing.stance))],
    ['access', accesses, everything.items.map((item) => item.access)],
  ] as const)('holds every %s', (_name, members, found) => {
    expect(new Set<string>(found)).toEqual(new Set<string>(members));
  });
});

describe('buildOutline', () => {
  it('has the chapters a Dutch reader expects, in their order', () => {
    expect(nl.chapters.map((each) => `${each.number} ${each.title}`)).toEqual([
      '1 Managementsamenvatting',
      '2 Aanleiding en onderzoeksvraag',
      '3 Object, afbakening en beperkingen',
      '4 Normenkader en versie',
      '5 Aanpak en bronnen',
      '6 Bevindingen per thema',
      '7 Reactie en nawoord',
      '8 Wat nog nodig is',
      '9 Advies en voorwaarden',
      '10 Afwikkeling van de dienst',
      '11 Verantwoording',
      'A Normtabel',
      'B Bewijsregister',
      'C Inzage, weigering en weglating',
      'D Informatieverzoeken',
      'E Deelwaarnemingen',
      'F Rapporten van derden',
      'G Oordelen en besluiten',
      'H Begrippen',
    ]);
  });

  it('loses no finding, criterion, observation, item or cause', () => {
    const views = findingsOf(nl);
    const criteria = views.flatMap((view) => view.criteria);
    const all = everything.findings.flatMap((finding) => finding.criteria);
    expect(views).toHaveLength(everything.findings.length);
    expect(criteria).toHaveLength(all.length);
    // Of what was neither asked for nor seen the causes say all there is to say.
    const told = all.filter(({ observations }) =>
      observations.some(
        ({ items, facts, trace, outcome, causes: why }) =>
          outcome !== 'not-established' ||
          items.length + facts.length + trace.length > 0 ||
          why.some(({ cause }) => !['not-requested', 'not-judged'].includes(cause)),
      ),
    );
    expect(told.length).toBeGreaterThan(all.length / 2);
    expect(criteria.flatMap((each) => each.observations)).toHaveLength(
      told.flatMap((each) => each.observations).length,
    );
    expect(criteria.flatMap((each) => each.causes)).toHaveLength(all.flatMap((each) => each.causes).length);
    const register = blocksOf(nl, 'table').find((table) => table.caption === 'Bewijsregister');
    expect(register?.rows.map(([id]) => id)).toEqual(everything.items.map((item) => item.id));
    for (const cause of causes) expect(chapter(nl, 'needed')).toContain(wordsOf('nl').cause[cause]);
  });

  it('loses no request, judgement, decision or limitation', () => {
    for (const request of everything.requests) expect(chapter(nl, 'requests')).toContain(request.id);
    for (const judgement of everything.judgements) expect(chapter(nl, 'judgements')).toContain(judgement.criterion);
    for (const decision of everything.decisions) expect(chapter(nl, 'judgements')).toContain(decision.id);
    const lists = nl.chapters[2]!.blocks.flatMap((block) => (block.kind === 'list' ? block.items : []));
    expect(lists).toHaveLength(everything.limitations.length);
  });

  it('orders the findings of a theme worst first, knock-outs first among equals', () => {
    const people = blocksOf(nl, 'findings').map((block) =>
      block.findings.map((view) => `${view.mark.tone} ${view.id}`),
    );
    expect(people[1]).toEqual(['not-established 8.20.02', 'met 5.14.01']);
    expect(people.map((group) => group.length).reduce((a, b) => a + b)).toBe(25);
    const stored = buildOutline({ ...everything, findings: [...everything.findings].reverse() }, 'nl');
    expect(
      findingsOf(stored)
        .map((view) => view.id)
        .sort(),
    ).toEqual(
      findingsOf(nl)
        .map((view) => view.id)
        .sort(),
    );
  });

  it('gives each finding and criterion an anchor of its own', () => {
    const anchors = findingsOf(nl).flatMap((view) => [view.anchor, ...view.criteria.map((each) => each.anchor)]);
    expect(new Set(anchors).size).toBe(anchors.length);
    for (const anchor of anchors) expect(anchor).toMatch(/^[A-Za-z][A-Za-z0-9.-]*$/);
  });

  it('shows facts with file and line', () => {
    const facts = findingsOf(nl).flatMap((view) =>
      view.criteria.flatMap((each) => each.observations.flatMap((seen) => seen.facts)),
    );
    expect(facts[0]?.where).toBe('servers.0.protocols, evidence/nginx.conf:14:5 (http > server)');
  });

  it('says the depth a pass reached, and only of a pass', () => {
    for (const view of findingsOf(nl).filter((each) => each.id !== '5.18.02'))
      expect(view.reached === '').toBe(view.mark.tone !== 'met');
    expect(findingsOf(nl).find((view) => view.id === '5.24.08')?.reached).toBe('in opzet; niet voorgekomen');
  });

  it('calls own norms own norms', () => {
    const own = findingsOf(nl).filter((view) => view.id.startsWith('MSG'));
    for (const view of own) {
      expect(view.tags).toContain('Eigen norm');
      expect(view.catalogue).toContain('eigen normen');
    }
    expect(findingsOf(nl).find((view) => view.id === '8.24.04')?.tags).not.toContain('Eigen norm');
  });

  it('keeps a decision without effect beside the verdict, with the reason', () => {
    const view = findingsOf(nl).find((each) => each.id === '8.24.04');
    expect(view?.mark.tone).toBe('fail');
    expect(view?.dispositions[0]).toBe(
      'B-05 (tijdelijk aanvaarde afwijking): zonder werking. Van een overheidsmaatregel kan het risico niet worden aanvaard.',
    );
  });

  it('prints a missing owner as a limitation of the client', () => {
    const [, , scope] = nl.chapters;
    const at = scope!.blocks.findIndex((block) => block.kind === 'subheading' && block.text.endsWith('opdrachtgever'));
    expect(scope!.blocks[at + 1]).toEqual({
      kind: 'list',
      items: ['Voor bio2@1.3/5.20.01 is geen eigenaar aangewezen.'],
    });
  });

  it('lends no catalogue the word of another', () => {
    expect(nl.headlineText).toBe(
      'Leverancier Voorbeeldpost <B.V.> & Zonen voldoet niet aan BIO2 v1.3 (selectie). ' +
        'Van 9 van de 16 betrokken maatregelen is het bovendien niet vast te stellen. ' +
        'Of leverancier Voorbeeldpost <B.V.> & Zonen voldoet aan Berichtendiensten (eigen normen), is niet vast te stellen.',
    );
  });

  it('counts the subject over its catalogues, and each party and catalogue by itself', () => {
    const numbers = (triple: Triple): readonly number[] => [
      triple.met,
      triple.fail,
      triple.notEstablished,
      triple.notApplicable,
    ];
    const totals = everything.conclusions.map(({ totals: t }) => [t.pass, t.fail, t.notEstablished, t.notApplicable]);
    const triples = blocksOf(nl, 'triples').flatMap((block) => block.triples.map(numbers));
    expect([...triples].sort()).toEqual([...totals].sort());
    expect(numbers(nl.triple)).toEqual([3, 4, 16, 1]);
    for (const triple of blocksOf(nl, 'triples').flatMap((block) => block.triples)) {
      expect(triple.met + triple.fail + triple.notEstablished).toBe(triple.of);
    }
  });

  it('answers for the client where the audit is about the client', () => {
    const about: Assessment = { ...everything, audit: { ...everything.audit, subject: 'client' } };
    const outline = buildOutline(about, 'en');
    expect(outline.triple.label).toBe('Client');
    expect(outline.headlineText).toMatch(
      /^The client Dienst Voorbeeld does not meet Messaging services \(own norms\)\./,
    );
  });

  it('draws no conclusion from a selection, and says so', () => {
    const outline = buildOutline(selected, 'nl');
    expect(outline.headline).toBeUndefined();
    expect(outline.headlineText).toContain('geen conclusie');
    expect(outline.triple).toMatchObject({ met: 0, fail: 1, notEstablished: 1, of: 2 });
  });

  it('is written, though empty, when nothing was found', () => {
    const bare: Assessment = {
      ...everything,
      conclusion: 'cannot-be-established',
      conclusions: [],
      findings: [],
      items: [],
      requests: [],
      judgements: [],
      decisions: [],
      limitations: [],
      samples: [],
      assurance: [],
      responses: [],
      totals: { controls: 0, pass: 0, fail: 0, notEstablished: 0, notApplicable: 0, causes: {} },
    };
    const outline = buildOutline(bare, 'nl');
    expect(outline.chapters).toHaveLength(17);
    for (const each of outline.chapters) expect(each.blocks.length).toBeGreaterThan(0);
    expect(outline.headlineText).toContain('is niet vast te stellen');
  });

  it.each(['nl', 'en'] as const)('has no control character in any string in %s', (lang) => {
    const text: string[] = [];
    JSON.stringify(buildOutline(everything, lang), (_key, value: unknown) => {
      if (typeof value === 'string') text.push(value);
      return value;
    });
    for (const each of text) expect(each).not.toMatch(/\p{Cc}|\p{Surrogate}|[\u202a-\u202e\u2066-\u2069]/u);
    expect(text.join('\n')).not.toMatch(/undefined|\[object/);
  });

  it('does not depend on the time zone', () => {
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Pacific/Kiritimati';
    expect(buildOutline(everything, 'nl', decided)).toEqual(nl);
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });
});

describe('what a reader reads to the end', () => {
  const decided = (changes: Partial<Observation>): Assessment => {
    const [first, ...rest] = everything.findings;
    const [criterion, ...others] = first!.criteria;
    const seen = { ...criterion!.observations[0]!, ...changes };
    const findings = [{ ...first!, criteria: [{ ...criterion!, observations: [seen] }, ...others] }, ...rest];
    return { ...everything, findings };
  };
  const shown = (assessment: Assessment): ObservationView => {
    const view = findingsOf(buildOutline(assessment, 'nl')).find((each) => each.id === everything.findings[0]!.id);
    return view!.criteria[0]!.observations[0]!;
  };

  it('leaves out a rule that repeats the sentence before it, and no other', () => {
    const nothing = shown(decided({ rule: 'nothing-usable', because: { code: 'because.nothing' } }));
    expect(nothing.because).toBe('Er is geen bruikbaar bewijs.');
    expect(shown(decided({ rule: 'scope-shrunk', because: { code: 'because.nothing' } })).because).toContain('Regel: ');
  });

  it('names an item by its title once, and a measurement by its endpoint', () => {
    const items: Assessment['items'] = [
      { ...everything.items[0]!, id: 'portaal-tls/tls@1', slot: 'portaal-tls/tls', kind: 'measured' },
      { ...everything.items[0]!, id: 'IV-1-1', slot: 'IV-1-1', kind: 'delivered', what: 'Toegangsbeleid 2.1.' },
    ].map((item) => {
      const { what, ...bare } = item as (typeof everything.items)[number];
      return item.kind === 'measured' || what === undefined ? bare : { ...bare, what };
    });
    const bearings = ['portaal-tls/tls@1', 'IV-1-1', 'IV-1-1', 'IV-9'];
    const seen = decided({ items: bearings.map((item) => ({ item, stance: 'support' as const })) });
    expect(shown({ ...seen, items }).items.map((each) => each.bearing)).toEqual([
      'TLS van portaal.voorbeeldpost.example:443 – ondersteunt',
      'Toegangsbeleid 2.1 – ondersteunt',
      'ondersteunt',
      'ondersteunt',
    ]);
  });

  it('prints why a person judged so with the observation that it decided, and only a standing judgement', () => {
    const criterion = everything.findings[0]!.criteria[0]!.ref;
    const because = { code: 'because.judged-met', params: { by: 'Auditor', item: 'IV-1-1' } };
    const judged = {
      criterion,
      verdict: 'met',
      standing: true,
      items: ['IV-1-1'],
      refutes: [],
      by: 'Auditor',
      identity: 'asserted',
    } as const;
    const judgements = [
      { ...judged, why: 'Het beleid noemt alle accounts.' },
      { ...judged, why: 'Niet dit.', standing: false },
      { ...judged, why: 'Noch dit.', items: ['IV-2-1'] },
      { ...judged, why: 'En dit niet.', criterion: 'bio2@1.3/1#a' },
    ];
    const line = shown({ ...decided({ because }), judgements }).because;
    expect(line).toMatch(/Waarom: Het beleid noemt alle accounts\.$/);
    expect(shown({ ...decided({ because: { code: 'because.supported' } }), judgements }).because).not.toContain(
      'Waarom',
    );
  });

  it('gives the full title of a catalogue before its findings, and its reference there', () => {
    const headings = blocksOf(nl, 'subheading').map((block) => block.text);
    expect(headings).toContain('Cryptografie, bio2@1.3');
    expect(chapter(nl, 'findings')).not.toContain('BIO2 v1.3 (selectie)');
    expect(chapter(nl, 'summary')).toContain('BIO2 v1.3 (selectie)');
    expect(chapter(nl, 'norms')).toContain('BIO2 v1.3 (selectie)');
  });

  it('gives neither strength nor size to what holds no bytes, but a strength to what was seen on site', () => {
    const bare = everything.items.find((item) => item.sha256 === undefined)!;
    const items: Assessment['items'] = [
      { ...bare, id: 'IV-1', access: 'withheld', strength: 'R5', size: 0, observedAt: '2026-01-02T00:00:00.000Z' },
      { ...bare, id: 'IV-2', access: 'on-site', strength: 'R1', size: 0 },
    ];
    const register = blocksOf(buildOutline({ ...everything, items }, 'nl'), 'table').find(
      (table) => table.caption === 'Bewijsregister',
    );
    expect(register?.rows.map((row) => [row[4], row[6]])).toEqual([
      ['–', '–'],
      ['R1', '–'],
    ]);
    expect(register?.rows[0]?.[5]).toMatch(/Waargenomen: 2 januari 2026(\.|$)/);
  });

  it.each(['supplier', 'client'] as const)('puts the steps of the audited %s first', (subject) => {
    const outline = buildOutline({ ...everything, audit: { ...everything.audit, subject } }, 'en');
    const headings = outline.chapters
      .find((each) => each.id === 'needed')!
      .blocks.flatMap((block) => (block.kind === 'subheading' ? [block.text.toLowerCase()] : []));
    expect(headings).toEqual(outline.parties.filter((party) => headings.includes(party)));
    expect(headings[0]).toBe(subject);
    expect(outline.parties.slice(2)).toEqual([wordsOf('en').attribution.auditor, wordsOf('en').attribution.tool]);
    expect(collectFacets(outline).steps[0]?.word.toLowerCase()).toContain(subject);
  });
});
