import type { Trouble } from '../../dossier/types.ts';

/** What was asked: the plain and the encrypted front page, and the two places of security.txt. */
export type Leg = 'plain' | 'https' | 'securityTxt' | 'securityTxtLegacy';

/** Where a redirect led, and why it was not followed, if it was not. */
export interface Redirect {
  readonly to: string;
  readonly followed: boolean;
  readonly why?: string;
}

export interface Exchange {
  readonly url: string;
  readonly status: number;
  /** Name and value in the order received; of a cookie the value is left out. */
  readonly headers: readonly (readonly [string, string])[];
  readonly redirect?: Redirect;
  /** Of security.txt only. `utf8` false: the bytes were no UTF-8. `whole` false: the body broke off or was too large. */
  readonly body?: { readonly text: string; readonly utf8: boolean; readonly whole: boolean };
}

export interface LegTranscript {
  readonly leg: Leg;
  readonly exchanges: readonly Exchange[];
  /** The port was closed: refused, twice. */
  readonly closed: boolean;
  /** Trouble that ended the leg. */
  readonly trouble?: Trouble;
}

/** Everything one web host showed. No moment in it: two equal servers give equal bytes. */
export interface HttpTranscript {
  readonly schema: 'http-transcript@1';
  readonly host: string;
  readonly port: number;
  readonly httpPort: number;
  readonly legs: readonly LegTranscript[];
}

type Json = Readonly<Record<string, unknown>>;

const LEGS: readonly unknown[] = ['plain', 'https', 'securityTxt', 'securityTxtLegacy'] satisfies readonly Leg[];

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isHeader(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'string');
}

function isRedirect(value: unknown): value is Redirect {
  return isObject(value) && typeof value['to'] === 'string' && typeof value['followed'] === 'boolean';
}

function isBody(value: unknown): boolean {
  if (!isObject(value) || typeof value['text'] !== 'string') return false;
  return typeof value['utf8'] === 'boolean' && typeof value['whole'] === 'boolean';
}

function isExchange(value: unknown): value is Exchange {
  return (
    isObject(value) &&
    typeof value['url'] === 'string' &&
    Number.isInteger(value['status']) &&
    Array.isArray(value['headers']) &&
    value['headers'].every(isHeader) &&
    (value['redirect'] === undefined || isRedirect(value['redirect'])) &&
    (value['body'] === undefined || isBody(value['body']))
  );
}

function isLeg(value: unknown): value is LegTranscript {
  return (
    isObject(value) &&
    LEGS.includes(value['leg']) &&
    typeof value['closed'] === 'boolean' &&
    Array.isArray(value['exchanges']) &&
    value['exchanges'].every(isExchange)
  );
}

/** Is this what the http collector writes? Anything else is refused whole, never read in part. */
export function isHttpTranscript(value: unknown): value is HttpTranscript {
  return (
    isObject(value) &&
    value['schema'] === 'http-transcript@1' &&
    typeof value['host'] === 'string' &&
    Number.isInteger(value['port']) &&
    Number.isInteger(value['httpPort']) &&
    Array.isArray(value['legs']) &&
    value['legs'].every(isLeg)
  );
}
