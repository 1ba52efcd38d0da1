import { FORMAT_TRIGGER } from './redact-formats.ts';
import { isHarmless } from './redact-harmless.ts';

/** What a placeholder says was removed. */
export type SecretType =
  | 'private-key'
  | 'credential'
  | 'default-password'
  | 'header'
  | 'url'
  | 'token'
  | 'hash'
  | 'bsn'
  | 'iban'
  | 'oversized';

/** Gives the placeholder of a secret: the same for the same secret under the same key. */
export type Mark = (type: SecretType, secret: string) => string;

interface TokenPattern {
  readonly type: SecretType;
  readonly pattern: RegExp;
  /** Without this in the text the pattern need not be tried. */
  readonly hint: RegExp;
  /** Looks closer at what the pattern found; the first group that is there is the secret. */
  readonly accept?: (secret: string) => boolean;
}

/** Secrets that show by their own form. In each, group 1 stays and group 2 is the secret. Every repetition is bounded or linear. */
export const TOKENS: readonly TokenPattern[] = [
  {
    type: 'url',
    hint: /:\/\//,
    pattern: /([A-Za-z][A-Za-z0-9+.-]{0,31}:\/\/[^ \t/?#"'<>@:\\[\]]{0,256}:)([^ \t/?#"'<>\\]{1,512})(?=@)/g,
  },
  { type: 'url', hint: /:\/\//, pattern: /((?:https?|wss?|rediss?|amqps?):\/\/)([^ \t/?#"'<>@:\\]{6,512})(?=@)/gi },
  {
    type: 'url',
    hint: /[?&;]|u0026/,
    pattern:
      /((?:[?&;]|&amp;|\\u0026)(?:[A-Za-z0-9_.-]{0,40}(?:token|secret|passw(?:or)?d|passwd|api_?key|credential)|key|pwd|pass|sig|signature|code|auth|jwt|sas|x-amz-(?:signature|credential|security-token))=)([^&#;"'<> \t\\]+)/gi,
  },
  {
    type: 'token',
    hint: /eyJ/,
    pattern: /()(?<![A-Za-z0-9_-])(eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*)/g,
  },
  {
    type: 'token',
    hint: /A[A-Z]{3}/,
    pattern: /()(?<![A-Za-z0-9])((?:AKIA|ASIA|AIDA|AROA|AGPA|ANPA|ANVA)[A-Z0-9]{16})(?![A-Za-z0-9])/g,
  },
  {
    type: 'token',
    hint: /gh[pousr]_|github_pat|glpat|xox|k_live|k_test|AIza|npm_|hv[sb]\./,
    pattern:
      /()(?<![A-Za-z0-9_])(gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_[A-Za-z0-9_]{20,255}|glpat-[A-Za-z0-9_-]{16,255}|xox[a-z]-[A-Za-z0-9-]{8,255}|[sr]k_(?:live|test)_[A-Za-z0-9]{10,255}|AIza[A-Za-z0-9_-]{35}|npm_[A-Za-z0-9]{36}|hv[sb]\.[A-Za-z0-9_-]{20,255})/g,
  },
  {
    type: 'token',
    hint: /sk-|SG\.|dckr_|gl[a-z]+-|pypi-|do[opr]_v1_|shp[a-z]{2}_|AA/,
    pattern:
      /()(?<![A-Za-z0-9_])(sk-(?:ant-|proj-)[A-Za-z0-9_-]{20,255}|SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{32,64}|dckr_(?:pat|oat)_[A-Za-z0-9_-]{20,64}|gl(?:rt|dt|ft|cbt|ptt|soat)-[A-Za-z0-9_-]{16,64}|pypi-[A-Za-z0-9_-]{32,255}|do[opr]_v1_[0-9a-f]{64}|shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}|[0-9]{8,10}:AA[A-Za-z0-9_-]{32,36})/g,
  },
  {
    type: 'private-key',
    hint: /AGE-/i,
    pattern: /()(?<![A-Za-z0-9])(AGE-(?:SECRET-KEY-1|SECRET-KEY-PQ-1|PLUGIN-[A-Z0-9]{1,32}-1)[0-9A-Z]{20,4096})/gi,
  },
  {
    type: 'hash',
    hint: /SCRAM-SHA|md5|\*[0-9A-F]{40}/,
    pattern:
      /()(?<![A-Za-z0-9])(SCRAM-SHA-(?:1|256)\$[0-9]{1,8}:[A-Za-z0-9+/=]{8,64}\$[A-Za-z0-9+/=]{16,64}:[A-Za-z0-9+/=]{16,64}|md5[0-9a-f]{32}(?![A-Za-z0-9])|\*[0-9A-F]{40}(?![A-Za-z0-9]))/g,
  },
  { type: 'token', hint: /slack/i, pattern: /(hooks\.slack\.com\/services\/)([A-Za-z0-9/_-]{10,255})/gi },
  {
    type: 'token',
    hint: /bearer/i,
    pattern: /(?<![A-Za-z0-9_-])(bearer[ \t]+)([A-Za-z0-9._~+/-]{8,4096}={0,2})(?![A-Za-z0-9="])/gi,
    // "Bearer certificates" is a word; a token is long or has more than letters.
    accept: (secret) => secret.length >= 20 || /[0-9_.~+/-]./.test(secret),
  },
  {
    type: 'token',
    hint: /basic/i,
    pattern: /(?<![A-Za-z0-9_-])(basic[ \t]+)([A-Za-z0-9+/]{6,4096}={0,2})(?![A-Za-z0-9])/gi,
    accept: (secret) => Buffer.from(secret, 'base64').includes(':'),
  },
  {
    type: 'hash',
    hint: /\$/,
    pattern:
      /()(\$(?:apr1|1|2[abxy]?|5|6|7|y|gy|argon2[a-z]{0,2}|scrypt|pbkdf2[a-z0-9-]{0,10})\$[./A-Za-z0-9$=,+-]{20,255})/g,
  },
  {
    type: 'hash',
    hint: /\{S?[A-Z]/,
    pattern: /()(\{(?:SSHA|SHA|SMD5|MD5|SSHA256|SSHA512|CRYPT)\}[A-Za-z0-9+/]{16,255}={0,2})/g,
  },
  {
    type: 'bsn',
    hint: /[0-9]{9}/,
    pattern: /()(?<![A-Za-z0-9_.,:/+-])([0-9]{9})(?![A-Za-z0-9_:/+-]|[.,][0-9])/g,
    accept: isBsn,
  },
  {
    type: 'iban',
    hint: /[A-Z]{2}[0-9]{2}/,
    pattern: /()(?<![A-Za-z0-9])([A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?)(?![A-Za-z0-9])/g,
    accept: isIban,
  },
];

/** A line without any of these holds nothing the rules look for; most lines of a large file are let through by it. */
const TRIGGER =
  /pass|secret|token|key|dsn|source|credential|connection|macaroon|masterauth|wachtwoord|pwd|pw|psk|pin|pepper|jwt|apiVersion|auth|cookie|bearer|basic|:\/\/|[?&;](?:sig|code|jwt|sas)|eyJ|A[A-Z]{3}[A-Z0-9]{16}|gh[pousr]_|glpat|xox|k_live|k_test|AIza|npm_|hv[sb]\.|slack|\$[a-z0-9]+\$|\{S?[A-Z]{2}|[0-9]{9}|[A-Z]{2}[0-9]{2}|-----BEGIN|sk-(?:ant|proj)|SG\.|dckr_|gl[a-z]+-|pypi-|do[opr]_v1_|shp[a-z]{2}_|:AA|AGE-|md5|SCRAM|\*[0-9A-F]{40}|private-/i;

/** Nothing that any rule looks for can be in a text without this. */
export function isSuspect(text: string): boolean {
  return TRIGGER.test(text) || FORMAT_TRIGGER.test(text);
}

export function redactTokens(text: string, mark: Mark): string {
  return TOKENS.reduce(
    (rest, { type, hint, pattern, accept }) =>
      !hint.test(rest)
        ? rest
        : rest.replace(pattern, (whole: string, kept: string, secret: string) =>
            isHarmless(secret) || accept?.(secret) === false ? whole : kept + mark(type, secret),
          ),
    text,
  );
}

/** Citizen service number: nine digits that pass the eleven-test. */
export function isBsn(digits: string): boolean {
  if (!/^[0-9]{9}$/.test(digits) || digits === '000000000') return false;
  const sum = Array.from(digits).reduce(
    (total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index),
    0,
  );
  return sum % 11 === 0;
}

/** Bank account number whose check digits fit (ISO 7064, mod 97). */
export function isIban(text: string): boolean {
  const compact = text.replaceAll(' ', '');
  if (compact.length < 15 || compact.length > 34) return false;
  const digits = Array.from(compact.slice(4) + compact.slice(0, 4), (char) => parseInt(char, 36).toString()).join('');
  return Array.from(digits).reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}
