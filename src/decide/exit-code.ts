import type { ConclusionWord } from '../assess/types.ts';
import type { ExitCode, Gate } from './types.ts';

/** DESIGN §4: 130 interrupted, 5 our bug, 3 wrong input, 4 integrity, 1 does not meet, 2 cannot be established, 0. */
const PRECEDENCE: readonly ExitCode[] = [130, 5, 3, 4, 1, 2, 0];

const CONCLUSION_CODE: Readonly<Record<ConclusionWord, ExitCode>> = {
  meets: 0,
  'does-not-meet': 1,
  'cannot-be-established': 2,
};

export interface Ending {
  readonly interrupted?: boolean;
  readonly bug?: boolean;
  readonly wrongInput?: boolean;
  readonly integrityBroken?: boolean;
  readonly conclusion?: ConclusionWord | null;
  readonly gate?: Gate;
}

/** The one place that chooses an exit code. A gate replaces the conclusion's code; nothing replaces the others. */
export function exitCode(ending: Ending): ExitCode {
  const codes = new Set<ExitCode>([0]);
  if (ending.interrupted === true) codes.add(130);
  if (ending.bug === true) codes.add(5);
  if (ending.wrongInput === true) codes.add(3);
  if (ending.integrityBroken === true) codes.add(4);
  if (ending.gate !== undefined) codes.add(ending.gate.code);
  else if (ending.conclusion !== undefined && ending.conclusion !== null) codes.add(CONCLUSION_CODE[ending.conclusion]);
  return PRECEDENCE.find((code) => codes.has(code)) ?? 5;
}
