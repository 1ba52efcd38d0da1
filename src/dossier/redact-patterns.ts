/** What a placeholder says was removed. */
export type SecretType =
  'private-key' | 'credential' | 'header' | 'url' | 'token' | 'hash' | 'bsn' | 'iban' | 'oversized';

/** Gives the placeholder of a secret: the same for the same secret under the same key. */
export type Mark = (type: SecretType, secret: string) => string;

export const PLACEHOLDER = /^\[redacted:[a-z-]+:[0-9a-f]{12}\]$/;

/** `adminPassword`, `admin-password` and `ADMIN.PASSWORD` are the same name: `admin_password`. */
function normalise(key: string): string {
  return key
    .slice(0, 200)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[-.: \t]+/g, '_')
    .toLowerCase();
}

const SECRET_KEY =
  /passw(or)?d|passphrase|wachtwoord|secret|token|api_?key|access_?key|private_?key|secret_?key|_key$|_key_base$|dsn|data_?source|credential|connection_?string|^macaroon_|requirepass|masterauth|smtp_pass|(^|_)(pass|pwd|pw|psk|pin|bindpw|rootpw)$|auth_pass|^authorization$/;

// What is said *about* a secret is evidence (its length, age, file), not the secret.
const ABOUT =
  /(^|_)(policy|policies|length|len|min|max|minimum|maximum|ttl|lifetime|lifespan|age|expiry|expires|expiration|expire|expires_in|expires_at|validity|timeout|interval|count|size|bits|rotation|days|hours|minutes|seconds|history|attempts|limit|algorithm|alg|type|format|strength|complexity|enabled|disabled|allowed|required|enforced|url|uri|endpoint|file|path|dir|ref|name|provider|backend|method|mode|version|authentication|issuer|audience|active|status|last_set|last_used|last_changed|last_rotated|last_used_date|last_used_region|last_used_service)$/;
const NO_SECRET =
  /^((proxy|fastcgi|uwsgi|scgi|grpc|memcached)_pass|server_?tokens|max_?tokens|.*cache_key|.*public_?key|.*pub_?key|primary_key|foreign_key|sort_key|partition_key|(issue|project|parent|epic|ticket)_key|sec_websocket_key)$/;
const BESIDE =
  /^(user|username|user_name|login|email|host|hostname|port|database|external|id|description|comment|kind)$/;

// The same few keys come back on every line of a large file.
const judged = new Map<string, boolean>();
const MOST_JUDGED = 10_000;

export function isSecretKey(key: string): boolean {
  const known = judged.get(key);
  if (known !== undefined) return known;
  const name = normalise(key);
  const secret = SECRET_KEY.test(name) && !ABOUT.test(name) && !NO_SECRET.test(name);
  if (judged.size < MOST_JUDGED && key.length < 100) judged.set(key, secret);
  return secret;
}

/** `secrets:` or `credentials:`: what stands under it is secret, whatever it is called. */
export function isSecretCollection(key: string): boolean {
  return /(secret|password|passwd|credential|token|api_?key)s$/.test(normalise(key)) && isSecretKey(key);
}

/** Under a collection: everything but what stands beside a secret. */
export function isSecretMember(key: string): boolean {
  const name = normalise(key);
  return !ABOUT.test(name) && !NO_SECRET.test(name) && !BESIDE.test(name);
}

/** `{name: DB_PASSWORD, value: …}` */
export const NAMING_KEY = /^(name|key|header|variable|property)$/i;
export const VALUE_KEY = /^(value|val|data|content|default)$/i;

const HARMLESS =
  /^(on|off|yes|no|ja|nee|true|false|n\/a|n\.?v\.?t\.?|-|not_supported|none|null|nil|undefined|enabled?|disabled?|required?|optional|build|prod|productonly|full|minimal|~|\*+|[x•.]{3,}|<?(redacted|hidden|masked|removed)>?)$/i;
const REFERENCE =
  /^(\$[A-Za-z_][A-Za-z0-9_]*|\$\{[A-Za-z_][A-Za-z0-9_.]*\}|\$\([^()"']*\)|%[A-Za-z_]+%|\{\{[^"'{}]*\}\})$/;
const PATH =
  /^(file:(\/\/)?)?((~|\.{1,2})?\/)?[A-Za-z0-9_.@-]+(\/[A-Za-z0-9_.@-]+)*\.(pem|key|crt|cer|txt|json|ya?ml|conf|cnf|cfg|ini|env|jks|p12|pfx|pub|db|map|secret)$|^\/(etc|var|usr|opt|run|srv|home|root|app|conf|config|secrets|certs|ssl)\/[A-Za-z0-9_./@-]+$/;

/** A value that gives nothing away: a switch, a mask, a reference to a variable, the path of a file, a placeholder. */
export function isHarmless(value: string): boolean {
  const text = value.trim();
  return (
    text === '' ||
    HARMLESS.test(text) ||
    REFERENCE.test(text) ||
    PLACEHOLDER.test(text) ||
    PATH.test(text.slice(0, 512))
  );
}

export const SECRET_HEADER =
  '(?:proxy-)?authorization|(?:set-)?cookie2?|private-token|x-(?:api-key|auth-token|access-token|amz-security-token|csrf-token|xsrf-token|vault-token|gitlab-token|auth-key|session-token)';
const HEADER_NAME = new RegExp(`^(?:${SECRET_HEADER})$`, 'i');
const COMMON_HEADER =
  /^(accept|content|host|origin|user-agent|referer|x-requested|cache|if|etag|range|connection|cookie|set-cookie|authorization|proxy-authorization|x-api-key)(-[a-z-]+)?$/i;

export function isSecretHeader(name: string): boolean {
  return HEADER_NAME.test(name);
}

/** In a list of header names the next one is not the value of the one before. */
export function isHeaderName(text: string): boolean {
  return COMMON_HEADER.test(text) || isSecretHeader(text);
}

/** The value of a header: scheme, cookie names and cookie attributes stay; they are evidence. */
export function redactHeader(name: string, value: string, mark: Mark): string {
  const hide = (secret: string): string => (isHarmless(secret) ? secret : mark('header', secret));
  if (/^set-cookie/i.test(name)) {
    return value.replace(
      /^([^=;]*=)?([^;]*)/,
      (_, cookie: string | undefined, secret: string) => (cookie ?? '') + hide(secret),
    );
  }
  if (/^cookie/i.test(name)) {
    return value.replace(
      /([ \t]*[^=;]+=)?([^;]+)/g,
      (_, cookie: string | undefined, secret: string) => (cookie ?? '') + hide(secret),
    );
  }
  const [, scheme = '', secret = ''] =
    /^[ \t]*((?:bearer|basic|digest|negotiate|ntlm|token|apikey|aws4-hmac-sha256)[ \t]+)?([^]*)$/i.exec(value) ?? [];
  return scheme + hide(secret);
}

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
export const TRIGGER =
  /pass|secret|token|key|dsn|source|credential|connection|macaroon|masterauth|wachtwoord|pwd|pw|psk|pin|auth|cookie|bearer|basic|:\/\/|[?&;](?:sig|code|jwt|sas)|eyJ|A[A-Z]{3}[A-Z0-9]{16}|gh[pousr]_|glpat|xox|k_live|k_test|AIza|npm_|hv[sb]\.|slack|\$[a-z0-9]+\$|\{S?[A-Z]{2}|[0-9]{9}|[A-Z]{2}[0-9]{2}|-----BEGIN/i;

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
