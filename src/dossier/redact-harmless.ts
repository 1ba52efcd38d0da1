export const PLACEHOLDER = /^\[redacted:[a-z-]+:[0-9a-f]{12}\]$/;
/** A placeholder that was there before, as one word that no rule takes apart. */
export const SHIELDED = /^\ue001[0-9]+\ue001$/;

const HARMLESS =
  /^(on|off|yes|no|ja|nee|true|false|n\/a|n\.?v\.?t\.?|-|not_supported|none|null|nil|undefined|enabled?|disabled?|required?|optional|build|prod|productonly|full|minimal|~|\*+|[x•.]{3,}|<?(redacted|hidden|masked|removed)>?)$/i;
const REFERENCE =
  /^(\${1,2}[A-Za-z_][A-Za-z0-9_]*|\$\{[A-Za-z_][A-Za-z0-9_.]*(?::?[-?+])?\}|\${1,2}\((?!["'])[^()"']*\)|\${2}\([A-Za-z_]+|%[A-Za-z_]+%|%\([A-Za-z_]+\)s|%\{[A-Za-z0-9_:.-]+\}|<?PH_[A-Z0-9_]+|ENV_[A-Z0-9_]+|\{\{[^"'{}]*\}\})$/;
/** Names of ways, in files that say where users and packages come from: `passwd: files systemd`, `Pin: release a=stable`. */
const SOURCES =
  /^(?:(?:files|compat|systemd|sss|ldap|winbind|nis|nisplus|db|extrausers|\[[A-Z!]+=[a-z]+\])(?:[ \t]+|$))+$|^(?:origin|release|version)[ \t]/;
/** Where Postfix and Lua look a secret up. */
const LOOKUP =
  /^(?:proxy:)?(?:hash|btree|lmdb|cdb|dbm|sdbm|texthash|mysql|pgsql|sqlite|ldap|memcache|pcre|regexp):\/[A-Za-z0-9_./${}-]+$|^(?:FileLine|FileContents|FileLines|os\.getenv)\((["'])[A-Za-z0-9_./-]+\1\)$|^ENV_[A-Z0-9_]+ or FileLine\("[A-Za-z0-9_./-]+"\)$/;
const PATH =
  /^(file:(\/\/)?|<)?((~|\.{1,2})?\/)?[A-Za-z0-9_.@-]+(\/[A-Za-z0-9_.@-]+)*\.(pem|key|crt|cer|txt|json|ya?ml|conf|cnf|cfg|ini|env|jks|p12|pfx|pub|db|map|secret)$|^<?\/(etc|var|usr|opt|run|srv|home|root|app|conf|config|secrets|certs|ssl)\/[A-Za-z0-9_./@-]+$/;

/** A value that gives nothing away: a switch, a mask, a reference to a variable, the path of a file, a placeholder. */
export function isHarmless(value: string): boolean {
  const text = value.trim();
  return (
    text === '' ||
    HARMLESS.test(text) ||
    REFERENCE.test(text) ||
    SOURCES.test(text) ||
    LOOKUP.test(text.slice(0, 512)) ||
    PLACEHOLDER.test(text) ||
    SHIELDED.test(text) ||
    PATH.test(text.slice(0, 512))
  );
}
