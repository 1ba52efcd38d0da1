import { text } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Disposition } from '../../../src/assess/types.ts';
import type { Applicability, Decision } from '../../../src/audit/types.ts';
import { statementCsv } from '../../../src/report/applicability/csv.ts';
import { statementDocument } from '../../../src/report/applicability/document.ts';
import { type StatementInput, statementOf } from '../../../src/report/applicability/statement.ts';
import type { CounterName, StatementOfApplicability } from '../../../src/report/applicability/types.ts';
import { statementXlsx } from '../../../src/report/applicability/xlsx.ts';

const AT = { file: 'audit.yaml', line: 1, column: 1 };
const BY = { party: 'auditor', role: 'IT auditor', id: 'one' } as const;
const APPROVER = { party: 'client', role: 'CISO', id: 'two' } as const;

/** `m` is a government measure, `g` has none, `o` is of a norm of one's own. */
const CONTROLS = { m: 'norm@1/m', g: 'norm@1/g', o: 'own@1/o' } as const;
type Id = keyof typeof CONTROLS;

const titled = (words: string) => ({ nl: words, en: words });
const listed = (id: Id) => ({ ref: CONTROLS[id], title: titled(`Control ${id}`), measure: id === 'm' });
const CATALOGUES: StatementInput['catalogues'] = [
  { ref: 'norm@1', title: titled('The norm'), kind: 'norm', sha256: 'aaaa', controls: [listed('m'), listed('g')] },
  { ref: 'own@1', title: titled('Norms of Secret Ltd'), kind: 'own', sha256: 'bbbb', controls: [listed('o')] },
];

interface Decided {
  readonly id: Id;
  readonly decision?: Partial<Decision>;
  /** The code that makes it inert; absent: in force. */
  readonly inert?: string;
}

interface Given {
  readonly applies?: readonly Id[];
  readonly decided?: readonly Decided[];
  readonly verdicts?: boolean;
}

const SAID = {
  fact: 'there is none',
  items: ['IV-1-1@aaaaaaaa'],
  riskAnalysis: 'RA-1',
  expires: '2027-01-01',
} as const;

function statement({ applies = [], decided = [], verdicts = false }: Given): StatementOfApplicability {
  const decisions = decided.map(({ id, decision }, index): Decision => ({
    ...{ id: `B-${index}`, kind: 'not-applicable', control: CONTROLS[id], why: 'so', by: BY, approver: APPROVER },
    ...{ ...SAID, at: AT, ...decision },
  }));
  const dispositions = (control: string): readonly Disposition[] =>
    decisions.flatMap(({ id: decision, kind, control: own }, index) => {
      const code = decided[index]?.inert;
      if (own !== control) return [];
      return [{ decision, kind, active: code === undefined, ...(code === undefined ? {} : { because: { code } }) }];
    });
  const applicability = applies.map((id): Applicability => ({
    control: CONTROLS[id],
    applies: true,
    why: 'we do it',
    by: BY,
    at: AT,
  }));
  return statementOf({
    assessment: {
      audit: {
        ...{ id: 'A-1', client: 'Client', supplier: 'Supplier', operator: { party: 'auditor', name: 'Auditors' } },
        ...{ asOf: '2026-11-01T00:00:00.000Z', period: { from: '2026-01-01', to: '2026-12-31' } },
      },
      selection: { only: [], n: 3, of: 3 },
      findings: (['m', 'g', 'o'] as const).map((id) => ({
        ...{ control: CONTROLS[id], title: titled(`Control ${id}`), verdict: 'not-established' },
        catalogue: id === 'o' ? 'own@1' : 'norm@1',
        dispositions: dispositions(CONTROLS[id]),
      })),
    },
    audit: { applicability, decisions },
    catalogues: CATALOGUES,
    verdicts,
  });
}

/** Without a key that the type asks for: what a document can leave out. */
const none = (key: keyof Decision): Partial<Decision> => ({ [key]: undefined });

describe('a row of the statement', () => {
  const rows: readonly (readonly [name: string, given: Given, id: Id, standing: string])[] = [
    ['nobody decided', {}, 'm', 'not-decided none'],
    ['a measure applies', { applies: ['m'] }, 'm', 'applies measure'],
    ['a control without a measure applies', { applies: ['g'] }, 'g', 'applies guidance'],
    ['an own norm applies', { applies: ['o'] }, 'o', 'applies own-norm'],
    ['a measure cannot apply', { decided: [{ id: 'm' }] }, 'm', 'not-applicable impossible in-force'],
    ['a risk analysis says so', { decided: [{ id: 'g' }] }, 'g', 'not-applicable risk-analysis in-force'],
    ['it expired', { decided: [{ id: 'm', inert: 'inert.expired' }] }, 'm', 'without-effect none expired'],
    ['it is inert', { decided: [{ id: 'm', inert: 'inert.adverse-item' }] }, 'm', 'without-effect none inert'],
    [
      'one of two is in force',
      { decided: [{ id: 'm', inert: 'inert.expired' }, { id: 'm' }] },
      'm',
      'not-applicable impossible in-force',
    ],
    [
      'one criterion does not apply',
      { decided: [{ id: 'm', decision: { criterion: 'norm@1/m#a' } }] },
      'm',
      'not-decided none',
    ],
    ['a waiver decides nothing', { decided: [{ id: 'g', decision: { kind: 'waiver' } }] }, 'g', 'not-decided none'],
  ];
  it.each(rows)('%s', (_name, given, id, expected) => {
    const row = statement(given).rows.find(({ control }) => control === CONTROLS[id]);
    expect([row?.standing, row?.ground, row?.decision?.state].filter(Boolean).join(' ')).toBe(expected);
  });

  it('stands there for every control, with its verdict only when there is one', () => {
    const all = statement({ applies: ['m'], decided: [{ id: 'g' }] });
    expect(all.rows.map(({ control }) => control)).toEqual(Object.values(CONTROLS));
    expect(all.totals).toEqual({ applies: 1, 'not-applicable': 1, 'without-effect': 0, 'not-decided': 1 });
    expect(all.rows.every(({ verdict }) => verdict === undefined)).toBe(true);
    expect(statement({ verdicts: true }).rows.every(({ verdict }) => verdict === 'not-established')).toBe(true);
  });
});

describe('what must be zero', () => {
  const waiver: Partial<Decision> = { kind: 'waiver' };
  const cases: readonly (readonly [name: string, decided: Decided, counted: readonly CounterName[]])[] = [
    ['a measure with all it takes', { id: 'm', decision: none('riskAnalysis') }, []],
    ['a measure without a fact', { id: 'm', decision: none('fact') }, ['measure-without-grounds']],
    ['a measure without evidence', { id: 'm', decision: { items: [] } }, ['measure-without-grounds']],
    ['a measure without a reviewer', { id: 'm', decision: none('approver') }, ['measure-without-grounds']],
    ['another control without a fact', { id: 'g', decision: none('fact') }, []],
    ['a control with a risk analysis', { id: 'g' }, []],
    ['a control without one', { id: 'g', decision: none('riskAnalysis') }, ['control-without-risk-analysis']],
    ['an own norm without one', { id: 'o', decision: none('riskAnalysis') }, ['control-without-risk-analysis']],
    ['expired', { id: 'm', inert: 'inert.expired' }, ['expired']],
    ['contradicted', { id: 'm', inert: 'inert.target-in-scope' }, ['inert']],
    ['a waiver', { id: 'g', decision: waiver }, []],
    ['an expired waiver', { id: 'g', decision: waiver, inert: 'inert.expired' }, ['expired']],
    [
      'the risk of a measure accepted',
      { id: 'm', decision: waiver, inert: 'inert.government-measure' },
      ['inert', 'risk-accepted-measure'],
    ],
    ['a rule for a sample', { id: 'm', decision: { kind: 'sample-rule' }, inert: 'inert.expired' }, []],
  ];
  it.each(cases)('%s', (_name, decided, counted) => {
    const { counters } = statement({ applies: ['m', 'g', 'o'], decided: [decided] });
    expect(counters.filter(({ about }) => about.length > 0)).toEqual(
      counted.map((name) => ({ name, about: [CONTROLS[decided.id]] })),
    );
    expect(counters).toHaveLength(6);
  });

  it('counts what nobody decided', () => {
    const { counters } = statement({ applies: ['g'] });
    expect(counters[0]).toEqual({ name: 'not-decided', about: [CONTROLS.m, CONTROLS.o] });
  });
});

describe('the annex', () => {
  it('holds all that does not apply, in part too, and waivers on controls without a measure', () => {
    const { exceptions } = statement({
      decided: [
        { id: 'm' },
        { id: 'm', decision: { kind: 'waiver' }, inert: 'inert.government-measure' },
        { id: 'm', decision: { criterion: 'norm@1/m#a' } },
        { id: 'g', decision: { kind: 'waiver' } },
        { id: 'g', decision: { kind: 'superfluous' } },
        { id: 'o', inert: 'inert.expired' },
      ],
    });
    expect(exceptions.map(({ about, kind, state }) => `${about} ${kind} ${state}`)).toEqual([
      'norm@1/m not-applicable in-force',
      'norm@1/m#a not-applicable in-force',
      'norm@1/g waiver in-force',
      'own@1/o not-applicable expired',
    ]);
  });
});

const TOOL = 'biotoets 0.0.0';

describe('in words', () => {
  it.each(['nl', 'en'] as const)('lists the measures of the government apart (%s)', (lang) => {
    const { tables } = statementDocument(statement({}), { lang, edition: 'internal', tool: TOOL });
    expect(tables.map(({ rows }) => rows.map(({ control, measure }) => [control, measure]))).toEqual([
      [[CONTROLS.m, lang === 'nl' ? 'ja' : 'yes']],
      [[CONTROLS.g, lang === 'nl' ? 'nee' : 'no']],
      [[CONTROLS.o, lang === 'nl' ? 'nee' : 'no']],
    ]);
  });

  it('says of a name whether it was signed, and of a norm which bytes it is', () => {
    const by = { ...BY, identity: 'signature-broken' } as const;
    const all = statement({ decided: [{ id: 'm', decision: { by } }] });
    const { tables, about } = statementDocument(all, { lang: 'en', edition: 'internal', tool: TOOL });
    expect(tables[0]?.rows[0]?.by).toBe('IT auditor (auditor; signature does not match)');
    expect(tables[0]?.rows[0]?.approver).toBe('CISO (client)');
    expect(about).toContainEqual({
      label: 'Norms and versions',
      value: 'The norm (norm@1), sha256 aaaa; Norms of Secret Ltd (own@1), sha256 bbbb',
    });
  });

  it.each(['internal', 'public'] as const)(
    'lists what a norm takes from another, and hides its name (%s)',
    (edition) => {
      const findings = [{ control: CONTROLS.m, title: titled('m'), verdict: 'pass', dispositions: [] }] as const;
      const { audit, selection } = statement({});
      const taken = statementOf({
        assessment: { audit, selection, findings: findings.map((each) => ({ ...each, catalogue: 'secret@1' })) },
        audit: { applicability: [], decisions: [] },
        catalogues: [
          { ref: 'secret@1', title: titled('For Secret'), kind: 'norm', sha256: 'c', controls: [listed('m')] },
        ],
        verdicts: false,
      });
      const document = statementDocument(taken, { lang: 'en', edition, tool: TOOL });
      expect(document.tables.map(({ rows }) => rows.map(({ control }) => control))).toEqual([[CONTROLS.m]]);
      expect(/secret/i.test(JSON.stringify(document))).toBe(edition === 'internal');
    },
  );

  it('publishes only what may be published, and says what it leaves out', () => {
    const all = statement({ applies: ['o'], decided: [{ id: 'm' }, { id: 'g', decision: { kind: 'waiver' } }] });
    const edition = (name: 'internal' | 'public') => statementDocument(all, { lang: 'en', edition: name, tool: TOOL });
    const told = JSON.stringify({ ...edition('public'), heads: undefined, words: undefined });
    const secrets = ['IT auditor', 'CISO', 'Client', 'Supplier', 'A-1', 'Secret Ltd', 'IV-1-1', 'RA-1', 'B-0', 'B-1'];
    for (const secret of [...secrets, 'there is none', 'we do it']) {
      expect(told).not.toContain(secret);
      expect(JSON.stringify(edition('internal'))).toContain(secret);
    }
    expect(told).toContain('Left out of this public edition');
    expect(told).toContain('3 of 3 controls');
    expect(told).toContain('1 January 2027');
  });
});

describe('as a table', () => {
  const FORMULAS = ['=SUM(A1)', '+1', '-1', '@now', '\t=1', '＝1', 'a "quoted", text'];

  it.each(FORMULAS)('has no formula: %s', async (why) => {
    const document = statementDocument(statement({ decided: [{ id: 'm', decision: { why } }] }), {
      ...{ lang: 'en', edition: 'internal', tool: TOOL },
    } as const);
    const csv = await text(Readable.from(statementCsv(document)));
    expect(csv).not.toMatch(/"\s*[=+\-@＝]/u);
    expect(csv).toContain(why.trim().replaceAll('"', '""'));
  });

  it('refuses what a cell would cut off', async () => {
    const document = statementDocument(statement({ decided: [{ id: 'm', decision: { why: 'x'.repeat(32_768) } }] }), {
      lang: 'en',
      edition: 'internal',
      tool: TOOL,
    });
    await expect(statementXlsx(document)).rejects.toThrow('norm@1/m: why is longer than the 32767 characters');
  });
});
