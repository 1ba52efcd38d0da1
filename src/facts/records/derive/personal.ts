/** What the dossier leaves in the place of what it removed. */
const PLACEHOLDER = /\[redacted:([a-z-]+):[0-9a-f]{12}\]/g;
const NINE_DIGITS = /(?<![A-Za-z0-9_.,:/+-])[0-9]{9}(?![A-Za-z0-9_:/+-]|[.,][0-9])/g;
const IBAN = /(?<![A-Za-z0-9])[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?![A-Za-z0-9])/g;
const ADDRESS = /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}/;
/** Without any of these in a text there is nothing to look for. */
const TRACE = /[0-9]{9}|[A-Z]{2}[0-9]{2}|@|\[redacted:/;

/** What a text was found to hold. */
export interface Traces {
  readonly secret: boolean;
  /** A bank account number: its check digits fit. */
  readonly account: boolean;
  /** Nine digits that pass the eleven-test, as a citizen service number does, and one in eleven other numbers. */
  readonly serviceNumber: boolean;
  /** Nine digits that do not pass it. */
  readonly otherNumber: boolean;
  readonly address: boolean;
  /** Something was removed without anybody having looked into it. */
  readonly unseen: boolean;
}

/** Looks for secrets the dossier removed, citizen service numbers, bank accounts and e-mail addresses. Mostly there is nothing. */
export function tracesIn(text: string): Traces | undefined {
  if (!TRACE.test(text)) return undefined;
  const removed = new Set(Array.from(text.matchAll(PLACEHOLDER), ([, type = '']) => type));
  const numbers = text.match(NINE_DIGITS) ?? [];
  const secrets = [...removed].filter((type) => !['bsn', 'iban', 'oversized'].includes(type));
  return {
    secret: secrets.length > 0,
    account: removed.has('iban') || (text.match(IBAN) ?? []).some(isAccount),
    serviceNumber: removed.has('bsn') || numbers.some(isServiceNumber),
    otherNumber: numbers.some((number) => !isServiceNumber(number)),
    address: text.includes('@') && ADDRESS.test(text),
    unseen: removed.has('oversized'),
  };
}

/** Citizen service number: nine digits that pass the eleven-test. */
export function isServiceNumber(digits: string): boolean {
  const sum = Array.from(digits, Number).reduce((total, digit, at) => total + digit * (at === 8 ? -1 : 9 - at), 0);
  return digits !== '000000000' && sum % 11 === 0;
}

/** International bank account number: ISO 7064, mod 97. */
export function isAccount(text: string): boolean {
  const compact = text.replaceAll(' ', '');
  if (compact.length < 15 || compact.length > 34) return false;
  const digits = Array.from(compact.slice(4) + compact.slice(0, 4), (char) => parseInt(char, 36).toString()).join('');
  return Array.from(digits, Number).reduce((rest, digit) => (rest * 10 + digit) % 97, 0) === 1;
}
