import { isHarmless } from './redact-harmless.ts';
import type { Mark } from './redact-patterns.ts';

/** `adminPassword`, `admin-password` and `ADMIN.PASSWORD` are the same name: `admin_password`. */
function normalise(key: string): string {
  return key
    .slice(0, 200)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[-.: \t]+/g, '_')
    .toLowerCase();
}

const SECRET_KEY =
  /passw(or)?d|passphrase|wachtwoord|secret|token|api_?key|access_?key|private_?key|secret_?key|_key$|_key_base$|dsn|data_?source|credential|connection_?string|^macaroon_|requirepass|masterauth|primaryauth|smtp_pass|pass_?phrase$|(?<!by|com|sur|tres)pass$|(^|_)(pwd|pw|psk|pin|pincode|bindpw|rootpw|pepper|jwt)$|auth_pass|erlang_cookie|^authorization$/;

// What is said *about* a secret is evidence (its length, age, file), not the secret.
const ABOUT =
  /(^|_)(policy|policies|length|len|min|max|minimum|maximum|ttl|lifetime|lifespan|age|expiry|expires|expiration|expire|expires_in|expires_at|validity|timeout|interval|count|size|bits|rotation|days|hours|minutes|seconds|history|attempts|limit|algorithm|alg|type|format|strength|complexity|enabled|disabled|allowed|required|enforced|url|uri|endpoint|file|path|dir|ref|name|provider|backend|method|mode|version|authentication|issuer|audience|active|status|last_set|last_used|last_changed|last_rotated|last_used_date|last_used_region|last_used_service)$/;
const NO_SECRET =
  /^((proxy|fastcgi|uwsgi|scgi|grpc|memcached)_pass|server_?tokens|max_?tokens|.*_maps|.*nopasswd|handle_.*_key|auth_verbose_passwords|publickey_credentials_(get|create)|private_state_token_.*|last_login_key|.*cache_key|.*public_?key|.*pub_?key|primary_key|foreign_key|sort_key|partition_key|(issue|project|parent|epic|ticket)_key|sec_websocket_key)$/;
const BESIDE =
  /^(user|username|user_name|login|email|host|hostname|port|database|external|id|description|comment|kind|source|target|uid|gid)$/;

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

const CONNECTION_KEY = /dsn|data_?source|connection_?string/;
const ADDRESS =
  /^["']?(?:jdbc:)?[a-z][a-z0-9+.-]*:\/\/(?:[^\s/?#@"'<>\\]+@)?[\w.,:[\]-]*(?:\/[\w.${}:-]*)?(?:\?[\w.=&%,:+-]*)?["']?[ \t]*;?$/i;

/** A whole address under the name of a connection: only the password in it is secret, `sslmode=disable` is evidence. */
export function isConnectionAddress(key: string, value: string): boolean {
  return CONNECTION_KEY.test(normalise(key)) && ADDRESS.test(value.slice(0, 512));
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
  // Prosody names its module of authorization so.
  const hide = (secret: string): string =>
    isHarmless(secret) || secret === 'internal' ? secret : mark('header', secret);
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
