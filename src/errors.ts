/** Everything a user can put right, as a closed list: the code is an interface, the wording is not. */
export type ErrorCode =
  | 'usage'
  | 'not-found'
  | 'unreadable'
  | 'unwritable'
  | 'yaml-syntax'
  | 'schema'
  | 'unknown-key'
  | 'unknown-name'
  | 'duplicate'
  | 'dangling'
  | 'missing-criterion'
  | 'nothing-selected'
  | 'too-large'
  | 'loosened-profile'
  | 'not-collected'
  | 'locked'
  | 'integrity'
  | 'interrupted';

/** Where something stands in a file; line and column count from 1. */
export interface SourcePosition {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One thing to mend: `file:line:column`, what was found, what is allowed, the nearest name. */
export interface Problem {
  readonly code: ErrorCode;
  readonly message: string;
  readonly at?: SourcePosition;
  readonly path?: string;
  readonly found?: string;
  readonly allowed?: readonly string[];
  readonly nearest?: string;
}

/** An error the user can fix. Anything else that is thrown is a bug of ours. */
export class UserError extends Error {
  readonly code: ErrorCode;
  readonly problems: readonly Problem[];

  constructor(code: ErrorCode, message: string, problems: readonly Problem[] = [], options?: ErrorOptions) {
    super(message, options);
    this.name = 'UserError';
    this.code = code;
    this.problems = problems;
  }
}
