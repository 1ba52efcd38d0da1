import { describe, expect, test } from 'vitest';
import type { Assessment, Cause } from '../../src/assess/types.ts';
import { biotoets } from './command.ts';
import { assessed, copyOf, criteriaOf, EXAMPLES } from './example.ts';

/** What an audit comes to: verdicts per catalogue and party, and why what stays open stays open. */
function outcome({ totals, conclusions, findings, criteria }: ReturnType<typeof told>): object {
  return { totals, conclusions, decided: findings, open: criteria };
}

function told(assessment: Assessment) {
  return {
    totals: assessment.totals,
    conclusions: assessment.conclusions.map(({ catalogue, party, conclusion, totals }) => {
      const { controls, pass, fail, notEstablished, notApplicable } = totals;
      return `${catalogue} ${party}: ${conclusion}; ${pass} pass, ${fail} fail, ${notEstablished} open, ${notApplicable} n.a. of ${controls}`;
    }),
    findings: assessment.findings
      .filter(({ verdict }) => verdict !== 'not-established')
      .map(({ control, verdict, depth }) => `${control} ${verdict} ${depth.join(' ')}`.trim()),
    criteria: criteriaOf(assessment)
      .filter(({ causes }) => causes.some(({ cause }) => cause !== 'not-requested' && cause !== 'not-judged'))
      .map(({ ref, causes }) => `${ref} ${[...new Set(causes.map(({ cause }) => cause))].sort().join(', ')}`),
  };
}

/** Causes that somebody could take away by answering a request that was made. */
const BLOCKING: readonly Cause[] = ['withheld', 'not-explained', 'redacted', 'not-received'];

describe.each(EXAMPLES)('$name, on all it is audited on', ({ name, code }) => {
  test('comes to the same verdicts and causes', async () => {
    const assessment = await assessed(await copyOf(name), code);
    await expect(`${JSON.stringify(outcome(told(assessment)), null, 2)}\n`).toMatchFileSnapshot(
      `../golden/suppliers/${name}.json`,
    );
  });

  test('says of everything that is open why, and what would settle it', async () => {
    const open = criteriaOf(await assessed(await copyOf(name), code)).filter(
      ({ status }) => status === 'not-established',
    );
    expect(open.filter(({ causes }) => causes.length === 0).map(({ ref }) => ref)).toEqual([]);
    expect(open.flatMap(({ causes }) => causes).filter(({ next }) => next.code === '')).toEqual([]);
  });
});

test('three of them are held to the whole of both catalogues', async () => {
  for (const name of ['kestrel-mail', 'zwijger-post', 'in-huis'] as const) {
    const code = EXAMPLES.find((each) => each.name === name)?.code ?? 0;
    expect([name, (await assessed(await copyOf(name), code)).totals.controls]).toEqual([name, 188]);
  }
});

describe('zwijger-post, which keeps quiet', () => {
  test('fails nothing on the whole norm', async () => {
    const { totals } = await assessed(await copyOf('zwijger-post'), 2);
    expect({ pass: totals.pass, fail: totals.fail }).toEqual({ pass: 0, fail: 0 });
  });

  test('has a letter for every gap that blocks, with the explanation that is due', async () => {
    const folder = await copyOf('zwijger-post');
    const assessment = await assessed(folder, 2);
    const blocked = criteriaOf(assessment).filter(({ causes }) => causes.some(({ cause }) => BLOCKING.includes(cause)));
    expect(blocked.length).toBeGreaterThan(10);
    for (const { ref } of blocked) {
      const requests = assessment.requests.filter(({ criteria }) => criteria.includes(ref));
      expect([ref, requests.length > 0]).toEqual([ref, true]);
      const [request] = requests;
      if (request === undefined) continue;
      const letter = await biotoets(['request', 'letter', request.id, folder, '--lang', 'en', '--format', 'txt']);
      expect(letter).toMatchObject({ code: 0 });
      const [control = ''] = (ref.split('/')[1] ?? '').split('#');
      expect([ref, letter.stdout.includes(control)]).toEqual([ref, true]);
      expect(letter.stdout).toMatch(/explanation/i);
    }
  });
});
