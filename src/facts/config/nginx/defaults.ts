interface Range {
  readonly assuming: string;
  /** First version that no longer belongs to the range. */
  readonly until?: readonly [number, number, number];
  readonly protocols: readonly string[];
}

/** What nginx offers without `ssl_protocols`; from its own changes of 1.23.4 and 1.27.3. */
const RANGES: readonly Range[] = [
  { assuming: 'nginx < 1.23.4', until: [1, 23, 4], protocols: ['TLSv1', 'TLSv1.1', 'TLSv1.2'] },
  { assuming: 'nginx 1.23.4 - 1.27.2', until: [1, 27, 3], protocols: ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] },
  { assuming: 'nginx >= 1.27.3', protocols: ['TLSv1.2', 'TLSv1.3'] },
];

export const DEFAULT_CIPHERS = 'HIGH:!aNULL:!MD5';

export interface Defaults {
  readonly assuming?: string;
  readonly protocols: readonly string[];
}

/** The defaults of a version; those of every range when the version is not known. */
export function defaultsOf(version: string | undefined): readonly Defaults[] {
  const match = /^(?:nginx\/)?(\d{1,4})\.(\d{1,4})\.(\d{1,4})(?!\d)/.exec(version?.trim() ?? '');
  if (match === null) return RANGES.map(({ assuming, protocols }) => ({ assuming, protocols }));
  const numbers = [Number(match[1]), Number(match[2]), Number(match[3])] as const;
  const range = RANGES.find(({ until }) => until === undefined || before(numbers, until));
  return range === undefined ? [] : [{ protocols: range.protocols }];
}

function before(a: readonly [number, number, number], b: readonly [number, number, number]): boolean {
  if (a[0] !== b[0]) return a[0] < b[0];
  return a[1] === b[1] ? a[2] < b[2] : a[1] < b[1];
}
