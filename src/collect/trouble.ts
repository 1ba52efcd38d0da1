import type { TroubleCode } from '../dossier/types.ts';
import { printable } from '../facts/wire/printable.ts';
import type { Collected } from './types.ts';

export type Failed = Extract<Collected, { outcome: 'failed' }>;

type ErrorTable = Readonly<Record<string, TroubleCode>>;

// Only a refusal by the host itself is `refused`: an unreachable network says nothing about the host.
const NETWORK: ErrorTable = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  ECONNABORTED: 'reset',
  ETIMEDOUT: 'timeout',
  EHOSTUNREACH: 'timeout',
  ENETUNREACH: 'timeout',
  EHOSTDOWN: 'timeout',
  EADDRNOTAVAIL: 'timeout',
  EACCES: 'timeout',
  EPERM: 'timeout',
  ENOTFOUND: 'resolve',
  EAI_AGAIN: 'resolve',
  EAI_FAIL: 'resolve',
  EAI_NODATA: 'resolve',
  HPE_HEADER_OVERFLOW: 'too-large',
  ABORT_ERR: 'interrupted',
};

const FILES: ErrorTable = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  ENAMETOOLONG: 'not-found',
  ERR_INVALID_ARG_VALUE: 'not-found',
  EACCES: 'permission',
  EPERM: 'permission',
  ELOOP: 'not-a-file',
  EISDIR: 'not-a-file',
  ENXIO: 'not-a-file',
};

const AGAIN: ReadonlySet<TroubleCode> = new Set<TroubleCode>(['resolve', 'refused', 'timeout', 'reset']);

/** Trouble as data. Only trouble of the network is worth another attempt. */
export function failed(code: TroubleCode, detail: string, address?: string): Failed {
  const trouble = { code, detail: printable(detail, 300) };
  return { outcome: 'failed', trouble, retry: AGAIN.has(code), ...(address === undefined ? {} : { address }) };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What a network error of Node stands for; what is not known is a `protocol` trouble. */
export function networkTrouble(error: unknown, address?: string): Failed {
  const code = codeOf(error);
  return failed(NETWORK[code] ?? 'protocol', code || textOf(error), address);
}

/** What a file error of Node stands for. The path is left out: it is a path of the auditor's machine. */
export function fileTrouble(error: unknown): Failed {
  const code = codeOf(error);
  return failed(FILES[code] ?? 'protocol', code || textOf(error));
}
