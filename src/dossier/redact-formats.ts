import { isHarmless } from './redact-harmless.ts';
import { isSecretKey } from './redact-keys.ts';
import type { Mark, SecretType } from './redact-patterns.ts';

/** One way in which a program writes a secret. Every repetition in it is bounded or linear. */
interface Format {
  readonly type?: SecretType;
  /** Without this in the line the pattern need not be tried. */
  readonly hint: RegExp;
  /** `kept` stays, `secret` goes; where there is a `name`, only if it names a secret. */
  readonly pattern: RegExp;
}

const NAME = String.raw`(?<name>[A-Za-z_][A-Za-z0-9_.-]{0,127})`;

const FORMATS: readonly Format[] = [
  // Redis: `user app on >password #hash ~*`
  {
    hint: /^[ \t]*user[ \t]+\S+[ \t]+(?:on|off|reset|nopass|[>#~+&])/,
    pattern: /(?<kept>[ \t]["']?[>#])(?<secret>[^ \t"']+)/g,
  },
  // Apache, nginx, Docker, PHP: `SetEnv DB_PASSWORD x`
  {
    hint: /^[ \t]*(?:set|env|arg|fastcgi|uwsgi|scgi|php)/i,
    pattern: new RegExp(
      String.raw`^(?<kept>[ \t]*(?:SetEnv|setenv|ENV|ARG|env|set|(?:fastcgi|uwsgi|scgi)_param|php_(?:admin_)?value)[ \t]+\$?${NAME}[ \t]+["']?)(?<secret>[^"';\s]+)`,
      'g',
    ),
  },
  // Erlang, PHP, Lua: `{password, <<"x">>}`, `define('DB_PASSWORD', 'x')`
  {
    hint: /[({]/,
    pattern: new RegExp(
      String.raw`(?<kept>[({][ \t]?["']?${NAME}["']?[ \t]{0,8},[ \t]{0,8}(?:<<)?["'])(?<secret>[^"']+)(?=["'])`,
      'g',
    ),
  },
  {
    hint: /\{(?:mysql|pgsql|mssql),/,
    pattern:
      /(?<kept>\{(?:mysql|pgsql|mssql),[ \t]*"[^"]{0,255}",(?:[ \t]*[0-9]{1,5},)?[ \t]*"[^"]{0,255}",[ \t]*"[^"]{0,255}",[ \t]*")(?<secret>[^"]+)(?=")/g,
  },
  // Command lines, in a row or in a list
  {
    hint: /["']--?[a-z]/,
    pattern: new RegExp(
      String.raw`(?<kept>["']--?${NAME}["'][ \t]{0,8},[ \t]{0,8}["'])(?<secret>[^"'-][^"']*)(?=["'])`,
      'g',
    ),
  },
  {
    hint: /[ \t]--?[a-z]|^--?[a-z]/,
    pattern:
      /(?<kept>(?<![^ \t])--?(?!(?:no|use|ask|with)-)(?<name>[a-z][a-z-]{1,40})[ \t]{1,8}["']?)(?<secret>[^ \t"';-][^ \t"']*)/g,
  },
  { hint: /setcookie/, pattern: /(?<kept>-setcookie[ \t]{1,8}["']?)(?<secret>[^ \t"']+)/g },
  {
    hint: /\bcurl\b/,
    pattern: /(?<kept>[ \t](?:-u|--user)[ \t]{0,8}["']?[^:"' \t]{1,128}:)(?<secret>[^ \t"']+)/g,
  },
  { hint: /sshpass/, pattern: /(?<kept>\bsshpass[ \t]{1,8}-p[ \t]{0,8}["']?)(?<secret>[^ \t"']+)/g },
  {
    hint: /\b(?:mysql|mariadb)[a-z-]{0,20}[ \t]/,
    pattern: /(?<kept>[ \t]-p)(?<secret>[^ \t"'-][^ \t"']*)/g,
  },
  // Addresses without a scheme, or with one of their own
  {
    type: 'url',
    hint: /jdbc:oracle:/,
    pattern: /(?<kept>jdbc:oracle:[a-z]{1,16}:[^/\s"']{1,64}\/)(?<secret>[^@\s"']{1,512})(?=@)/g,
  },
  {
    type: 'url',
    hint: /@(?:tcp|unix|udp)\(/,
    pattern: /(?<kept>(?<![^\s"'=(])[\w.-]{1,64}:)(?<secret>[^\s"'@]{1,512})(?=@(?:tcp|unix|udp)\()/g,
  },
  {
    type: 'url',
    hint: /@/,
    pattern: /(?<kept>(?<![^\s"'=])\/\/[\w.-]{1,64}:)(?<secret>[^\s"'@/]{1,512})(?=@)/g,
  },
  // Postfix: `[relay.example]:587 user:password`
  {
    hint: /^\[/,
    pattern: /^(?<kept>\[[^\]\s]{1,255}\](?::\w{1,16})?[ \t]{1,64}[^:\s]{1,128}:)(?<secret>[^\s[]\S*)(?=\s*$)/g,
  },
  {
    hint: /@/,
    pattern:
      /^(?<kept>[\w.-]{1,255}\.[a-z]{2,24}(?::\w{1,16})?[ \t]{1,64}[^:\s@]{1,128}@[^:\s]{1,128}:)(?<secret>[^\s[]\S*)(?=\s*$)/gi,
  },
  // Files of passwords: Dovecot, htpasswd (DES), htdigest, coturn, PostgreSQL
  {
    type: 'hash',
    hint: /\{[A-Z]/,
    pattern:
      /(?<kept>\{(?:PLAIN|CLEAR|CLEARTEXT|PLAIN-MD5|LDAP-MD5|CRAM-MD5|DIGEST-MD5|NT|LANMAN|SCRAM-SHA-(?:1|256)|BLF-CRYPT|(?:MD5|DES|SHA256|SHA512)-CRYPT)(?:\.(?:b64|hex))?\})(?<secret>[^:\s"',}]+)/g,
  },
  {
    type: 'hash',
    hint: /:/,
    pattern: /^(?<kept>[\w.@-]{1,64}:)(?=[^:]*[a-z])(?=[^:]*[A-Z])(?<secret>[./0-9A-Za-z]{13})(?=:|\s*$)/g,
  },
  { type: 'hash', hint: /:/, pattern: /^(?<kept>[^:\s]{1,128}:[^:]{1,128}:)(?<secret>[0-9a-f]{32})(?=\s*$)/g },
  { hint: /user=/, pattern: /^(?<kept>[ \t]*user=[^:\s]{1,128}:)(?<secret>\S+)/g },
  {
    hint: /:/,
    pattern:
      /^(?<kept>(?:\*|[\w.-]{1,255}):(?:\*|543[0-9]|6432):(?:\*|[\w-]{1,64}):[\w*-]{1,64}:)(?<secret>\S+)(?=\s*$)/g,
  },
  // chrony, strongSwan, SNMP
  {
    hint: /^[ \t]*[0-9]+[ \t]+(?:MD5|SHA|AES|M)/,
    pattern:
      /^(?<kept>[ \t]*[0-9]{1,10}[ \t]+(?:MD5|SHA[0-9]{0,3}(?:-[0-9]{3})?|AES[0-9]{3}|M)[ \t]+(?:HEX:|ASCII:)?)(?<secret>\S+)(?=\s*$)/g,
  },
  {
    hint: /:[ \t]+(?:PSK|EAP|XAUTH|NTLM|PIN)/,
    pattern: /^(?<kept>[^#:"]{0,255}:[ \t]{1,8}(?:PSK|EAP|XAUTH|NTLM|PIN)[ \t]{1,8}["']?)(?<secret>[^"'\s]+)/g,
  },
  {
    hint: /community/,
    pattern: /^(?<kept>[ \t]*(?:snmp-server[ \t]+community|r[ow]community6?)[ \t]+["']?)(?<secret>[^ \t"']+)/g,
  },
  {
    hint: /createUser/,
    pattern: /(?<kept>[ \t](?:MD5|SHA|DES|AES)(?:-[0-9]{3})?[ \t]{1,8}["']?)(?!(?:DES|AES)\b)(?<secret>[^"'\s]+)/g,
  },
  {
    hint: /identified|password/i,
    pattern: /(?<kept>\b(?:identified[ \t]{1,8}by(?:[ \t]{1,8}password)?|password)[ \t]{1,8}')(?<secret>[^']+)(?=')/gi,
  },
  // LDIF in base64; the signing key of Synapse
  { hint: /^[A-Za-z]+::/, pattern: new RegExp(String.raw`^(?<kept>${NAME}::[ \t]*)(?<secret>\S+)`, 'g') },
  {
    type: 'private-key',
    hint: /^ed25519 /,
    pattern: /^(?<kept>ed25519[ \t]+\w{1,64}[ \t]+)(?<secret>[A-Za-z0-9+/]{43}=?)(?=\s*$)/g,
  },
  // XML: the name beside the value
  {
    hint: /(?:name|key)=["']/i,
    pattern:
      /(?<kept><[\w:.-]{1,64}[ \t][^<>]{0,200}?\b(?:name|key)=["'](?<name>[\w.:-]{1,128})["'][^<>]{0,200}>)(?<secret>[^<>]+)(?=<\/)/gi,
  },
  {
    hint: /<\/(?:key|name)>/i,
    pattern:
      /(?<kept><(?:key|name)>[ \t]{0,8}(?<name>[\w.:-]{1,128})[ \t]{0,8}<\/(?:key|name)>[ \t]{0,64}<(?:value|string)>)(?<secret>[^<>]+)/gi,
  },
  {
    hint: /CDATA/,
    pattern: new RegExp(String.raw`(?<kept><${NAME}(?:[ \t][^<>]{0,200})?><!\[CDATA\[)(?<secret>[^\]]+)`, 'g'),
  },
];

/** What in a line asks for these formats to be tried at all. */
export const FORMAT_TRIGGER =
  /user|env|community|identified|curl|mysql|mariadb|@|\{[A-Z]|^[^:\s]{1,128}:[^ \t]|^\[|^[ \t]*[0-9]+[ \t]+[MSA]|[A-Z]{3}[ \t]+["'0-9A-Za-z]|::|ed25519 |CDATA/;

/** Redacts what programs write in a form of their own: maps of passwords, access lists, tuples, command lines. */
export function redactFormats(line: string, mark: Mark): string {
  return FORMATS.reduce(
    (rest, { hint, pattern, type = 'credential' }) =>
      hint.test(rest) ? rest.replace(pattern, (...found: unknown[]) => replaced(found, type, mark)) : rest,
    line,
  );
}

function replaced(found: readonly unknown[], type: SecretType, mark: Mark): string {
  const { kept = '', secret = '', name } = found.at(-1) as Partial<Record<string, string>>;
  const whole = kept + secret;
  if (isHarmless(secret) || secret.startsWith('[redacted:') || secret.startsWith('$')) return whole;
  return name === undefined || isSecretKey(name) ? kept + mark(type, secret) : whole;
}
