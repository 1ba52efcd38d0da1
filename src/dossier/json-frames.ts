import { concealedUnder, isConcealed, type Concealed } from './redact-manifest.ts';
import {
  isHeaderName,
  isSecretCollection,
  isSecretHeader,
  isSecretKey,
  isSecretMember,
  VALUE_KEY,
} from './redact-keys.ts';

/** One open object or array, and what has been said in it so far. */
export interface Frame {
  readonly array: boolean;
  /** What stands directly in it is secret. */
  readonly secret: boolean;
  /** So is what stands in objects further down. */
  readonly nested: boolean;
  /** What the `kind` of a Kubernetes object makes secret in it, and what it says of itself. */
  readonly concealed?: Concealed | undefined;
  api?: boolean;
  kind?: string;
  key?: string;
  /** True between a colon and the comma after it. */
  atValue: boolean;
  /** The name in `{name: …, value: …}`, or the string before in an array: `["authorization", "Bearer …"]`. */
  name?: string;
}

// Deeper than any reader goes; without a bound an endless row of brackets would fill the memory.
const DEEPEST = 100_000;

const PUNCTUATION: Readonly<Record<string, (stack: Frame[]) => boolean>> = {
  '{': (stack) => open(stack, false),
  '[': (stack) => open(stack, true),
  '}': (stack) => stack.pop()?.array === false,
  ']': (stack) => stack.pop()?.array === true,
  ':': colon,
  ',': comma,
};

/** Follows one mark of punctuation; false when it cannot stand here, undefined when the token is none. */
export function followPunctuation(stack: Frame[], token: string): boolean | undefined {
  return token.length === 1 ? PUNCTUATION[token]?.(stack) : undefined;
}

/** The object whose next token must be a key, if it is one. */
export function expectingKey(frame: Frame | undefined): Frame | undefined {
  return frame?.array === false && !frame.atValue ? frame : undefined;
}

function open(stack: Frame[], array: boolean): boolean {
  const frame = stack.at(-1);
  if (stack.length >= DEEPEST || expectingKey(frame) !== undefined) return false;
  const key = frame?.array === false ? frame.key : undefined;
  const nested = isNested(frame, key);
  const direct = key === undefined ? frame?.secret === true : isSecretKey(key) || nested;
  const concealed = frame?.api === true ? concealedUnder(key, frame.kind) : undefined;
  stack.push({ array, secret: array ? direct : nested, nested, concealed, atValue: array });
  return true;
}

function isNested(frame: Frame | undefined, key: string | undefined): boolean {
  const around = frame?.nested === true;
  return key === undefined ? around : isSecretCollection(key) || (around && isSecretMember(key));
}

function colon(stack: Frame[]): boolean {
  const frame = expectingKey(stack.at(-1));
  if (frame?.key === undefined) return false;
  frame.atValue = true;
  return true;
}

function comma(stack: Frame[]): boolean {
  const frame = stack.at(-1);
  if (frame === undefined) return false;
  frame.atValue = frame.array;
  if (!frame.array) delete frame.key;
  return true;
}

/** True when the scalar that stands next in the frame is a secret by its key. */
export function isSecretValue(frame: Frame | undefined): boolean {
  if (frame === undefined) return false;
  // `["redis-server", "--requirepass", "…"]`
  if (frame.array) return frame.secret || isSecretOption(frame.name);
  const key = frame.key ?? '';
  if (isSecretKey(key) || (frame.secret && isSecretMember(key))) return true;
  return VALUE_KEY.test(key) && frame.name !== undefined && isSecretKey(frame.name);
}

/** The header whose value a string is: by its key, by its name, or as the second of a pair. */
export function headerOf(frame: Frame | undefined, value: string): string | undefined {
  const key = frame?.array === true ? '' : (frame?.key ?? '');
  if (isSecretHeader(key)) return key;
  const name = frame?.name ?? '';
  const paired = frame?.array === true ? !isHeaderName(value) : VALUE_KEY.test(key);
  return paired && isSecretHeader(name) ? name : undefined;
}

function isSecretOption(name = ''): boolean {
  return /^--?[a-z]/.test(name) && isSecretKey(name.replace(/^--?/, ''));
}

/** Whether a string is the content of a Kubernetes Secret; takes note of what the object says of itself. */
export function isConcealedIn(frame: Frame | undefined, value: string): boolean {
  if (frame?.key === 'apiVersion') frame.api = true;
  if (frame?.key === 'kind') frame.kind = value;
  return isConcealed(value, frame?.concealed);
}
