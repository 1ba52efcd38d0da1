import { describe, expect, it } from 'vitest';
import { type Ending, exitCode } from '../../src/decide/exit-code.ts';
import type { ExitCode, Gate } from '../../src/decide/types.ts';

const CONCLUSIONS = [undefined, null, 'meets', 'does-not-meet', 'cannot-be-established'] as const;
const GATES: readonly (Gate | undefined)[] = [
  undefined,
  { holds: true, code: 0, shut: [] },
  { holds: false, code: 1, shut: [{ control: 'norm@1/1.01', because: 'fail' }] },
  { holds: false, code: 2, shut: [{ control: 'norm@1/1.01', because: 'not-established' }] },
];
const OF = { meets: 0, 'does-not-meet': 1, 'cannot-be-established': 2 } as const;

/** DESIGN §4, written out: precedence 130 > 5 > 3 > 4 > 1 > 2 > 0; a gate changes the code, never the conclusion. */
function expected({ interrupted, bug, wrongInput, integrityBroken, conclusion, gate }: Ending): ExitCode {
  if (interrupted === true) return 130;
  if (bug === true) return 5;
  if (wrongInput === true) return 3;
  if (integrityBroken === true) return 4;
  if (gate !== undefined) return gate.code;
  return conclusion === undefined || conclusion === null ? 0 : OF[conclusion];
}

const flags = [false, true];
const endings: readonly Ending[] = flags.flatMap((interrupted) =>
  flags.flatMap((bug) =>
    flags.flatMap((wrongInput) =>
      flags.flatMap((integrityBroken) =>
        CONCLUSIONS.flatMap((conclusion) =>
          GATES.map((gate): Ending => ({
            ...{ interrupted, bug, wrongInput, integrityBroken },
            ...(conclusion === undefined ? {} : { conclusion }),
            ...(gate === undefined ? {} : { gate }),
          })),
        ),
      ),
    ),
  ),
);

describe('exit code', () => {
  it(`follows the precedence in all ${endings.length} endings`, () => {
    expect(endings).toHaveLength(320);
    for (const ending of endings) expect(exitCode(ending), JSON.stringify(ending)).toBe(expected(ending));
  });

  it.each<[string, Ending, ExitCode]>([
    ['nothing happened', {}, 0],
    ['it meets', { conclusion: 'meets' }, 0],
    ['it does not', { conclusion: 'does-not-meet' }, 1],
    ['it cannot be established', { conclusion: 'cannot-be-established' }, 2],
    ['a selection without a gate', { conclusion: null }, 0],
    ['it meets and the gate is shut', { conclusion: 'meets', gate: GATES[2]! }, 1],
    ['it does not and the gate holds', { conclusion: 'does-not-meet', gate: GATES[1]! }, 0],
    ['wrong input', { wrongInput: true }, 3],
    ['it meets, over a broken item', { conclusion: 'meets', integrityBroken: true }, 4],
    ['it does not, over a broken item', { conclusion: 'does-not-meet', integrityBroken: true }, 4],
    ['wrong input and a broken item', { wrongInput: true, integrityBroken: true }, 3],
    ['our bug and wrong input', { bug: true, wrongInput: true }, 5],
    ['interrupted in our bug', { interrupted: true, bug: true }, 130],
  ])('%s', (_name, ending, code) => {
    expect(exitCode(ending)).toBe(code);
  });
});
