import { execa } from 'execa';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Assessment, ItemShown } from '../../src/assess/types.ts';
import type { Addressee } from '../../src/catalogue/types.ts';
import { temporary } from './audit-folder.ts';
import { BIN, biotoets, OPTIONS } from './command.ts';
import { assessed, copyOf, criteriaOf, EXAMPLES, FIXTURES, readAssessment, serve } from './example.ts';

/** What may differ between two collections is left out: times, bytes, ports. */
function verdictsOf(assessment: Assessment): object {
  return {
    conclusion: assessment.conclusion,
    conclusions: assessment.conclusions,
    totals: assessment.totals,
    findings: assessment.findings.map(({ control, verdict, depth, didNotOccur, parties }) => ({
      ...{ control, verdict, depth, didNotOccur, parties },
    })),
    criteria: criteriaOf(assessment).map(({ ref, status, rule, causes }) => ({
      ...{ ref, status, rule },
      causes: causes.map(({ cause, attributableTo }) => `${cause} ${attributableTo}`),
    })),
  };
}

function ofParty({ conclusions }: Assessment, party: Addressee) {
  return conclusions.filter((conclusion) => conclusion.party === party);
}

describe('the recorded dossiers', () => {
  test.each(EXAMPLES)('$name: assess ends with $code', async ({ name, code, conclusion, headline }) => {
    const folder = await copyOf(name);
    const ended = await biotoets(['assess', folder]);
    expect(ended).toMatchObject({ code, stdout: '' });
    expect(ended.stderr).toMatch(new RegExp(`^[✔✖?] ${headline}$`, 'm'));
    expect(readAssessment(folder)).toMatchObject({ conclusion, integrity: 'intact' });
  });

  test.each(EXAMPLES)('$name: verify accepts it', async ({ name }) => {
    const ended = await biotoets(['verify', await copyOf(name)]);
    expect(ended).toMatchObject({ code: 0, stdout: '' });
    expect(ended.stderr).toMatch(/^\d+ items, alle bytes kloppen/);
  });

  test('aurora-post: everything is established, in design, existence and operation', async () => {
    const assessment = await assessed(await copyOf('aurora-post'), 0);
    const { controls, pass } = assessment.totals;
    expect({ controls, pass }).toEqual({ controls: 7, pass: 7 });
    expect(criteriaOf(assessment).map(({ status }) => status)).toEqual(criteriaOf(assessment).map(() => 'met'));
    expect(new Set(assessment.findings.flatMap(({ depth }) => depth))).toEqual(
      new Set(['design', 'existence', 'operation']),
    );
    expect(assessment.limitations.map(({ code }) => code)).toEqual(['limitation.none-declared']);
  });

  test('in-huis: a mixed result, in which what cannot apply was lifted by decisions in force', async () => {
    const { findings, decisions } = await assessed(await copyOf('in-huis'), 1);
    expect(new Set(findings.map(({ verdict }) => verdict))).toEqual(
      new Set(['pass', 'fail', 'not-established', 'not-applicable']),
    );
    expect(decisions.map(({ active }) => active)).toEqual(Array.from({ length: 7 }, () => true));
    const lifted = findings.filter(({ verdict }) => verdict === 'not-applicable').map(({ id }) => id);
    expect(lifted).toEqual(['5.20.01', '5.20.03', '5.22.01', '6.07', '8.30.01', 'MSG-A1', 'MSG-A4']);
    expect(findings.find(({ id }) => id === '5.17.01')).toMatchObject({ verdict: 'pass', didNotOccur: true });
  });
});

describe('zwijger-post', () => {
  test('not a single fail, of the supplier or the client, in any observation', async () => {
    const assessment = await assessed(await copyOf('zwijger-post'), 2);
    const { findings, conclusions } = assessment;
    expect(conclusions.map(({ conclusion }) => conclusion)).toEqual(conclusions.map(() => 'cannot-be-established'));
    const words = [
      ...findings.flatMap(({ verdict, parties, aspects }) => [
        ...[verdict, parties.supplier, parties.client],
        ...Object.values(aspects).map(({ status }) => status),
      ]),
      ...criteriaOf(assessment).flatMap(({ status, observations }) => [
        status,
        ...observations.map(({ outcome }) => outcome),
      ]),
    ];
    expect(words).not.toContain('fail');
    const stances = criteriaOf(assessment).flatMap(({ observations }) =>
      observations.flatMap(({ items }) => items.map(({ stance }) => stance)),
    );
    expect(stances).not.toContain('against');
  });

  test('what the auditor could measure is established all the same', async () => {
    const met = criteriaOf(await assessed(await copyOf('zwijger-post'), 2)).filter(({ status }) => status === 'met');
    expect(met.map(({ ref }) => ref)).toEqual([
      'bio2@1.3/5.14.01#a',
      'bio2@1.3/5.14.01#b',
      'bio2@1.3/5.24.08#b',
      'bio2@1.3/8.24.04#b',
    ]);
  });

  test('every way of keeping quiet has its own cause', async () => {
    const criteria = criteriaOf(await assessed(await copyOf('zwijger-post'), 2));
    const causeOf = (ref: string): readonly string[] =>
      criteria.find((criterion) => criterion.ref === ref)?.causes.map(({ cause }) => cause) ?? [];
    expect(causeOf('bio2@1.3/5.01.01#a')).toContain('redacted');
    expect(causeOf('bio2@1.3/5.17.01#a')).toContain('withheld');
    expect(causeOf('bio2@1.3/5.17.01#b')).toEqual(['not-explained']);
    expect(causeOf('bio2@1.3/8.13.04#b')).toContain('not-explained');
    expect(causeOf('bio2@1.3/8.15.01#b')).toEqual(['indeterminate']);
    expect(causeOf('bio2@1.3/8.20.02#a')).toContain('not-explained');
    expect(causeOf('bio2@1.3/8.31.02#b')).toContain('not-received');
    expect(causeOf('messaging@1/MSG-A1#b')).toContain('sample-too-small');
  });

  test('one missing explanation changes exactly the linked criterion', async () => {
    const folder = await copyOf('zwijger-post');
    const before = await assessed(folder, 2);
    copyFileSync(join(FIXTURES, 'zwijger-post', 'missing-card.yaml'), join(folder, 'evidence', 'IV-03-1.card.yaml'));
    const after = await assessed(folder, 2);

    const earlier = new Map(criteriaOf(before).map((criterion) => [criterion.ref, JSON.stringify(criterion)]));
    const changed = criteriaOf(after).filter((criterion) => JSON.stringify(criterion) !== earlier.get(criterion.ref));
    expect(changed.map(({ ref, status, causes }) => ({ ref, status, causes }))).toEqual([
      { ref: 'bio2@1.3/5.17.01#b', status: 'met', causes: [] },
    ]);
    expect(criteriaOf(before).find(({ ref }) => ref === 'bio2@1.3/5.17.01#b')).toMatchObject({
      status: 'not-established',
      causes: [{ cause: 'not-explained', attributableTo: 'supplier' }],
    });

    const linked = (item: ItemShown): boolean => item.slot === 'IV-03-1';
    expect(JSON.stringify(after.items.filter((item) => !linked(item)))).toBe(
      JSON.stringify(before.items.filter((item) => !linked(item))),
    );
    expect(after.findings.map(({ verdict }) => verdict)).toEqual(before.findings.map(({ verdict }) => verdict));
  });
});

describe('kestrel-mail', () => {
  test('every fail rests on an item that was measured, recognised or explained', async () => {
    const assessment = await assessed(await copyOf('kestrel-mail'), 1);
    const failed = criteriaOf(assessment).filter(({ status }) => status === 'fail');
    expect(failed.map(({ ref }) => ref).sort()).toEqual([
      'bio2@1.3/5.14.01#a',
      'bio2@1.3/5.14.01#c',
      'bio2@1.3/5.17.01#b',
      'bio2@1.3/5.20.01#b',
      'bio2@1.3/5.24.08#b',
      'bio2@1.3/8.02.01#b',
      'bio2@1.3/8.08.01#b',
      'bio2@1.3/8.24.04#b',
      'messaging@1/MSG-A1#b',
      'messaging@1/MSG-A4#b',
      'messaging@1/MSG-D2#b',
      'messaging@1/MSG-E1#b',
    ]);
    const items = new Map(assessment.items.map((item) => [item.id, item]));
    for (const { ref, observations } of failed) {
      const adverse = observations.filter(({ outcome }) => outcome === 'fail');
      const against = adverse.flatMap((observation) => observation.items.filter(({ stance }) => stance === 'against'));
      expect(against.length, ref).toBeGreaterThan(0);
      for (const { item } of against) {
        const { kind, explained, integrity, access } = items.get(item)!;
        const grounds = { established: kind === 'measured' || explained, integrity, access };
        expect(grounds, `${ref} ${item}`).toEqual({ established: true, integrity: 'intact', access: 'received' });
      }
      for (const { rule, trace } of adverse) {
        expect(rule, ref).toBe('against');
        expect(trace[0]?.result, ref).toBe('false');
      }
    }
  });

  test('something is established in its favour, and something not at all', async () => {
    const { findings } = await assessed(await copyOf('kestrel-mail'), 1);
    const ids = (wanted: string): readonly string[] =>
      findings.filter(({ verdict }) => verdict === wanted).map(({ id }) => id);
    expect(ids('pass')).toEqual(['5.01.01', '8.13.04', '8.31.02', 'MSG-B1', 'MSG-F1']);
    expect(ids('not-established')).toContain('MSG-C2');
  });

  test('a fail names the case that went wrong, and every gap beside it has its own cause', async () => {
    const criteria = criteriaOf(await assessed(await copyOf('kestrel-mail'), 1));
    const found = (ref: string) => criteria.find((criterion) => criterion.ref === ref);
    const trace = found('messaging@1/MSG-E1#b')?.observations.flatMap((observation) => observation.trace);
    expect(trace).toContainEqual(
      expect.objectContaining({ path: 'derived.run.wrongCases', actual: '[P20]', result: 'false' }),
    );
    const gaps = ['bio2@1.3/6.03.02#a', 'messaging@1/MSG-D2#c', 'messaging@1/MSG-E1#c'].map((ref) => {
      const causes = found(ref)?.causes.map(({ cause, attributableTo }) => `${cause} ${attributableTo}`);
      return { status: found(ref)?.status, causes };
    });
    expect(gaps).toEqual([
      { status: 'not-established', causes: ['not-explained supplier'] },
      { status: 'not-established', causes: ['no-baseline client'] },
      { status: 'not-established', causes: ['withheld supplier'] },
    ]);
  });

  test('without explanations the delivered evidence fails nobody, and the measurements still do', async () => {
    const folder = await copyOf('kestrel-mail');
    const card = join(folder, 'evidence', 'IV-102-2.card.yaml');
    writeFileSync(card, readFileSync(card, 'utf8').replace(/^columns:\n(?: .*\n)+/m, ''));
    const criteria = criteriaOf(await assessed(folder, 1));
    expect(criteria.find(({ ref }) => ref === 'bio2@1.3/5.17.01#b')).toMatchObject({
      status: 'not-established',
      causes: [{ cause: 'not-explained' }],
    });
    expect(criteria.find(({ ref }) => ref === 'bio2@1.3/8.24.04#b')).toMatchObject({ status: 'fail' });
  });

  test("the client's missing contract does not touch the supplier's conclusion", async () => {
    const concluded = async (register: (text: string) => string): Promise<Assessment> => {
      const folder = await copyOf('kestrel-mail');
      rmSync(join(folder, 'dossier'), { recursive: true });
      const file = join(folder, 'evidence', 'contractregister.yaml');
      writeFileSync(file, register(readFileSync(file, 'utf8')));
      await serve('kestrel-mail', folder);
      expect(await biotoets(['run', folder, '--quiet'])).toEqual({ code: 1, stdout: '', stderr: '' });
      return readAssessment(folder);
    };
    const entry =
      '{ service: berichtendienst, counterparty: Kestrel Mail, signedAt: 2025-10-01, start: 2025-11-01, securityRequirements: bijlage 3 }';
    const without = await concluded((text) => text);
    const withContract = await concluded((text) => text.replace('entries: []', `entries:\n  - ${entry}`));

    const failing = (assessment: Assessment): readonly string[] =>
      assessment.findings.filter(({ parties }) => parties.client === 'fail').map(({ id }) => id);
    expect({ without: failing(without), withContract: failing(withContract) }).toEqual({
      without: ['5.20.01', 'MSG-A1'],
      withContract: [],
    });
    expect(ofParty(withContract, 'supplier')).toEqual(ofParty(without, 'supplier'));
    expect(ofParty(withContract, 'client')).not.toEqual(ofParty(without, 'client'));
    expect(without.findings.find(({ id }) => id === 'MSG-A1')?.parties).toEqual({
      supplier: 'not-established',
      client: 'fail',
    });
  });

  test("a supplier that meets its part does so whatever the client's part comes to", async () => {
    const assessment = await assessed(await copyOf('kestrel-mail'), 1);
    for (const { id, parties, criteria } of assessment.findings) {
      const own = criteria.filter(({ addressee, status }) => addressee === 'supplier' && status === 'fail');
      expect(parties.supplier === 'fail', id).toBe(own.length > 0);
    }
  });
});

describe('the same dossier in another folder and another time zone', () => {
  const FORMATS = ['json', 'html', 'pdf', 'markdown', 'junit'];

  async function reportsIn(name: (typeof EXAMPLES)[number]['name'], code: number, timeZone: string) {
    const folder = await copyOf(name);
    const env = { ...OPTIONS.env, TZ: timeZone, LC_ALL: timeZone === 'UTC' ? 'C' : 'nl_NL.UTF-8' };
    const run = (...args: readonly string[]) => execa(process.execPath, [BIN, ...args, '--quiet'], { ...OPTIONS, env });
    const { exitCode, stderr } = await run('assess', folder);
    expect({ exitCode, stderr }).toEqual({ exitCode: code, stderr: '' });
    const report = await run('report', folder, ...FORMATS.flatMap((format) => ['--report', format]));
    expect({ exitCode: report.exitCode, stderr: report.stderr }).toEqual({ exitCode: 0, stderr: '' });
    const names = ['assessment.json', ...['json', 'html', 'pdf', 'md', 'junit.xml'].map((each) => `report.${each}`)];
    return names.map((each) => readFileSync(join(folder, 'reports', each)));
  }

  // Enough to see every kind of chapter; the others differ in content alone.
  test.each(EXAMPLES.slice(1, 3))('$name: the same bytes', async ({ name, code }) => {
    const [here, there] = [await reportsIn(name, code, 'UTC'), await reportsIn(name, code, 'Pacific/Kiritimati')];
    expect(here.map(({ length }) => length > 0)).toEqual(here.map(() => true));
    expect(here.map((bytes, index) => bytes.equals(there[index]!))).toEqual(here.map(() => true));
  });
});

describe('a live demonstration', () => {
  test.each(EXAMPLES)('$name: the same verdicts as its recorded dossier', async ({ name, code, headline }) => {
    const folder = join(temporary(), 'demo');
    const ended = await biotoets(['demo', '--supplier', name, '--out', folder]);
    expect(ended).toMatchObject({ code: 0, stdout: '' });
    expect(ended.stderr).toMatch(new RegExp(`^${name} \\(invented\\) on 127\\.0\\.0\\.1, port \\d+; audit folder `));
    expect(ended.stderr).toMatch(new RegExp(`^[✔✖?] ${headline}$`, 'm'));
    expect(verdictsOf(readAssessment(folder))).toEqual(verdictsOf(await assessed(await copyOf(name), code)));
  });
});
