import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { linkAudit } from '../../src/audit/link.ts';
import { loadAudit } from '../../src/audit/load.ts';
import { signStatement } from '../../src/audit/signed.ts';
import { loadCatalogues } from '../../src/catalogue/load.ts';
import { smallNorm } from '../cli/small-norm.ts';
import { problemsOf, summary, workspace, type Workspace } from '../catalogue/workspace.ts';

const BY = { party: 'auditor', role: 'IT auditor', id: 'one' };
const APPROVER = { party: 'client', role: 'CISO', id: 'two' };
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const KEY = { ...BY, publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString() };

const APPLIES = { control: 'small@1/S-6', applies: true, why: 'We send letters', by: BY };
/** S-1 is made a government measure, S-2 is none. */
const MEASURE = {
  ...{ control: 'small@1/S-1', applies: false, why: 'Nobody logs in', by: BY },
  ...{ fact: 'there are no accounts', items: ['IV-001-1@1a2b3c4d'], approver: APPROVER, expires: '2027-01-01' },
};
const OWN = { ...MEASURE, control: 'small@1/S-2', riskAnalysis: 'RA-7' };

/** An audit in which line 1 of audit.yaml is all but the entries, which follow a line each from line 2. */
function folder(entries: readonly object[], files: Readonly<Record<string, object>> = {}): Workspace {
  const place = workspace();
  const head = {
    ...{ schema: 'audit@1', id: 'A-1', client: 'Client', supplier: 'Supplier', catalogues: ['./norm'] },
    ...{ operator: { party: 'auditor', name: 'Auditor' }, period: { from: '2026-01-01', to: '2026-12-31' } },
    ...{ phase: 'operation', targets: [{ id: 'service', kind: 'service' }], keys: [KEY] },
  };
  const list = entries.map((entry) => JSON.stringify(entry)).join(',\n');
  place.write('audit.yaml', `${JSON.stringify(head).slice(0, -1)}, "applicability": [\n${list}]}\n`);
  for (const [file, text] of Object.entries(smallNorm(['S-1', 'S-2', 'S-6']))) place.write(file, text);
  place.edit('norm/S-1.yaml', '"measure":false', '"measure":true');
  for (const [file, content] of Object.entries(files)) place.write(file, JSON.stringify(content));
  return place;
}

async function linked(place: Workspace): Promise<readonly string[]> {
  const { audit } = await loadAudit(place.root);
  const { catalogues } = await loadCatalogues(audit.catalogues, { folder: place.root });
  return linkAudit(audit, catalogues).map(
    (problem) =>
      `${summary(problem)}: ${problem.message}${problem.nearest === undefined ? '' : ` ~${problem.nearest}`}`,
  );
}

function without(entry: object, ...keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(entry).filter(([key]) => !keys.includes(key)));
}

describe('applicability in audit.yaml', () => {
  it('is read with its place; what does not apply is a decision like any other', async () => {
    using place = folder([APPLIES, MEASURE, OWN]);
    const { audit } = await loadAudit(place.root);
    expect(audit.applicability).toEqual([
      { control: 'small@1/S-6', applies: true, why: 'We send letters', by: BY, at: line(2) },
      {
        ...{ control: 'small@1/S-1', applies: false, why: 'Nobody logs in', by: BY, at: line(3) },
        decision: 'applicability/small@1/S-1',
      },
      {
        ...{ control: 'small@1/S-2', applies: false, why: 'Nobody logs in', by: BY, at: line(4) },
        decision: 'applicability/small@1/S-2',
      },
    ]);
    const said = without(MEASURE, 'applies');
    expect(audit.decisions).toEqual([
      { id: 'applicability/small@1/S-1', kind: 'not-applicable', ...said, at: line(3) },
      {
        ...{ id: 'applicability/small@1/S-2', kind: 'not-applicable', ...said, at: line(4) },
        ...{ control: 'small@1/S-2', riskAnalysis: 'RA-7' },
      },
    ]);
    expect(await linked(place)).toEqual([]);
  });

  it('says nothing where nothing is said', async () => {
    using place = folder([]);
    expect((await loadAudit(place.root)).audit).toMatchObject({ applicability: [], decisions: [] });
  });

  it('knows a signature under it, until something changes', async () => {
    const unsigned = without(MEASURE, 'approver');
    const signature = signStatement({ type: 'decision', audit: 'A-1', content: unsigned }, privateKey);
    const identity = async (changes: object): Promise<unknown> => {
      using place = folder([{ ...MEASURE, by: { ...BY, signature }, ...changes }]);
      return (await loadAudit(place.root)).audit.decisions[0]?.by.identity;
    };
    expect(await identity({})).toBe('signed');
    expect(await identity({ expires: '2030-01-01' })).toBe('signature-broken');
  });
});

describe('what is wrong with it is told, with its place', () => {
  it.each([
    ['the same control twice', [APPLIES, APPLIES], 'duplicate audit.yaml:3:12 applicability[1].control'],
    ['grounds for what applies', [{ ...APPLIES, fact: 'x' }], 'schema audit.yaml:2:128 applicability[0].fact'],
    ['no reason', [without(APPLIES, 'why')], 'schema audit.yaml:2:1 applicability[0]'],
    ['no yes or no', [{ ...APPLIES, applies: 'perhaps' }], 'schema audit.yaml:2:36 applicability[0].applies'],
    ['evidence of nothing', [{ ...MEASURE, items: [] }], 'schema audit.yaml:2:160 applicability[0].items'],
    ['a name for a control', [{ ...APPLIES, control: 'S-6' }], 'schema audit.yaml:2:12 applicability[0].control'],
  ])('%s', async (_name, entries, expected) => {
    using place = folder(entries);
    expect((await problemsOf(loadAudit(place.root))).map(summary)).toEqual([expected]);
  });

  it('a control that judgements/ decides on as well', async () => {
    const { control } = MEASURE;
    const said = without(MEASURE, 'applies', 'control');
    const judgements = (more: object) => ({
      'judgements/S-1.yaml': {
        ...{ schema: 'judgements@1', control },
        decisions: [{ id: 'B-1', kind: 'not-applicable', ...said, ...more }],
      },
    });
    for (const entry of [MEASURE, { ...APPLIES, control }]) {
      using place = folder([entry], judgements({}));
      const [problem, ...rest] = await problemsOf(loadAudit(place.root));
      expect(rest).toEqual([]);
      expect(summary(problem!)).toBe('duplicate audit.yaml:2:12 applicability[0].control');
      expect(problem?.message).toContain('judgements/S-1.yaml:1');
    }
    // Part of a control is another matter, and so is a waiver.
    for (const more of [{ criterion: `${control}#a` }, { kind: 'waiver' }]) {
      using place = folder([MEASURE], judgements(more));
      expect(await problemsOf(loadAudit(place.root))).toEqual([]);
    }
  });

  const measure = 'a government measure is not applicable only where a fact makes it impossible; missing:';
  const own =
    'a control without a government measure is left out on a risk analysis, with evidence and an approver; missing:';
  const first = 'schema audit.yaml:2:1 applicability[0]:';
  it.each([
    ['a measure without a fact', without(MEASURE, 'fact'), `${first} ${measure} fact`],
    ['a measure without evidence', without(MEASURE, 'items'), `${first} ${measure} items`],
    ['a measure without an approver', without(MEASURE, 'approver'), `${first} ${measure} approver`],
    ['a measure without an end', without(MEASURE, 'expires'), `${first} ${measure} expires`],
    [
      'a measure on a risk analysis',
      { ...without(MEASURE, 'fact', 'items', 'approver', 'expires'), riskAnalysis: 'RA-7' },
      `${first} ${measure} fact, items, approver, expires`,
    ],
    ['a control without a risk analysis', without(OWN, 'riskAnalysis'), `${first} ${own} riskAnalysis`],
    [
      'a control with a risk analysis alone',
      without(OWN, 'fact', 'items', 'approver', 'expires'),
      `${first} ${own} fact, items, approver, expires`,
    ],
  ])('%s', async (_name, entry, expected) => {
    using place = folder([entry]);
    expect(await linked(place)).toEqual([expected]);
  });

  it('a control that no catalogue has, once, with the nearest', async () => {
    using place = folder([
      { ...APPLIES, control: 'small@1/S-66' },
      { ...MEASURE, control: 'small@1/S-11' },
    ]);
    expect(await linked(place)).toEqual([
      'dangling audit.yaml:2:1 applicability[0].control: there is no control "small@1/S-66" ~small@1/S-6',
      'dangling audit.yaml:3:1 applicability[1].control: there is no control "small@1/S-11" ~small@1/S-1',
    ]);
  });
});

function line(number: number): object {
  return { file: 'audit.yaml', line: number, column: 1 };
}
