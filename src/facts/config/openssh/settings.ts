import { isTemplated } from '../../templates.ts';
import type { FactAt, FactValue } from '../../types.ts';
import type { Found } from '../types.ts';
import { toDuration } from '../units.ts';
import { matches } from '../glob.ts';
import type { Block, Setting } from './contexts.ts';

/** Every line adds to what is there. */
const ADDING = new Set([
  'port',
  'listenaddress',
  'hostkey',
  'acceptenv',
  'allowusers',
  'allowgroups',
  'denyusers',
  'denygroups',
  'subsystem',
]);

/** Lists that `+`, `-` and `^` change instead of replacing. */
const LISTS = new Set([
  'ciphers',
  'macs',
  'kexalgorithms',
  'hostkeyalgorithms',
  'pubkeyacceptedalgorithms',
  'hostbasedacceptedalgorithms',
  'casignaturealgorithms',
]);

/** The last line counts, against the rule: sshd overwrites what it read before. */
const LAST = new Set(['maxstartups']);

/** Seconds for a bare number. */
const TIMES = new Set(['logingracetime', 'clientaliveinterval']);
/** Values that are names of people, paths or texts: their case counts. */
const AS_WRITTEN = new Set([
  'banner',
  'hostkey',
  'allowusers',
  'allowgroups',
  'denyusers',
  'denygroups',
  'forcecommand',
  'chrootdirectory',
  'authorizedkeysfile',
  'authorizedkeyscommand',
  'authorizedkeyscommanduser',
  'trustedusercakeys',
  'subsystem',
  'setenv',
  'acceptenv',
  'versionaddendum',
  'revokedkeys',
  'authorizedprincipalsfile',
  'authorizedprincipalscommand',
  'authorizedprincipalscommanduser',
  'hostcertificate',
  'hostkeyagent',
  'securitykeyprovider',
  'xauthlocation',
  'modulifile',
  'pidfile',
]);

/** Without a default of their own, or of former days: sshd knows them all the same. */
const OTHERS = new Set([
  ...AS_WRITTEN,
  ...ADDING,
  'rdomain',
  'protocol',
  'useprivilegeseparation',
  'rsaauthentication',
  'rhostsrsaauthentication',
  'keyregenerationinterval',
  'serverkeybits',
  'uselogin',
  'useblacklist',
  'authorizedkeysfile2',
  'channeltimeout',
]);

const SWITCH = ['yes', 'no'];
/** What may stand behind keywords that take more than yes and no. sshd_config(5) */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  permitrootlogin: [...SWITCH, 'prohibit-password', 'forced-commands-only'],
  allowtcpforwarding: [...SWITCH, 'all', 'local', 'remote'],
  allowstreamlocalforwarding: [...SWITCH, 'all', 'local', 'remote'],
  permittunnel: [...SWITCH, 'ethernet', 'point-to-point'],
  gatewayports: [...SWITCH, 'clientspecified'],
  ignorerhosts: [...SWITCH, 'shosts-only'],
  compression: [...SWITCH, 'delayed'],
  loglevel: ['quiet', 'fatal', 'error', 'info', 'verbose', 'debug1', 'debug2', 'debug3'],
};
/** May name patterns where most of their kind only switch. */
const FREE = new Set(['permituserenvironment', 'exposeauthinfo']);

/** What sshd itself writes for the same thing. */
const SAME: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  permitrootlogin: { 'without-password': 'prohibit-password' },
  loglevel: { silent: 'quiet', debug: 'debug1' },
};

/** The value of a keyword in a block; undefined where nothing in the block decides it. */
export function valueIn(block: Block, keyword: string, fallback: FactValue | undefined): Found | undefined {
  const lines = block.settings.get(keyword);
  const later = ADDING.has(keyword) || LAST.has(keyword);
  const unsure = block.unseen !== undefined && (!block.certain.has(keyword) || later);
  if (unsure) return { origin: 'unparsed', at: block.unseen ?? block.at };
  const first = LAST.has(keyword) ? lines?.at(-1) : lines?.[0];
  if (lines === undefined || first === undefined) return undefined;
  const counted = ADDING.has(keyword) ? lines : [first];
  const open = counted.find(({ args }) => args.some(isTemplated));
  if (open !== undefined) return { origin: 'templated', at: open.at };
  return written(keyword, counted, first.at, fallback);
}

/** Lines that add up over all blocks that count for somebody; undefined where none of them has the keyword. */
export function addedIn(blocks: readonly Block[], keyword: string): Found | undefined {
  if (!ADDING.has(keyword)) return undefined;
  const found = blocks.flatMap((block) => valueIn(block, keyword, undefined) ?? []);
  const [first] = found;
  const unknown = found.find((each) => !('value' in each));
  if (first === undefined || unknown !== undefined || !('value' in first)) return unknown ?? first;
  return { ...first, value: found.flatMap((each) => ('value' in each ? [each.value].flat() : [])) };
}

function written(keyword: string, lines: readonly Setting[], at: FactAt, fallback: FactValue | undefined): Found {
  const value = meaning(keyword, lines, fallback);
  const known = value !== undefined && isAllowed(keyword, value, fallback);
  return known ? { value, origin: 'explicit', at } : { origin: 'unparsed', at };
}

// sshd does not start on a keyword or a word it does not know: such a file shows nothing of what runs.
function isAllowed(keyword: string, value: FactValue, fallback: FactValue | undefined): boolean {
  if (fallback === undefined) return OTHERS.has(keyword);
  const allowed = VALUES[keyword] ?? (SWITCH.includes(String(fallback)) && !FREE.has(keyword) ? SWITCH : undefined);
  return allowed === undefined || allowed.includes(String(value));
}

/** A value as the table of defaults or a dump has it, in the form of a value that was read from a file. */
export function normal(keyword: string, value: FactValue): FactValue | undefined {
  const texts = Array.isArray(value) ? value.map(String) : [String(value)];
  return meaning(
    keyword,
    texts.map((text): Pick<Setting, 'args'> => ({ args: text.split(/\s+/) })),
    undefined,
  );
}

function meaning(
  keyword: string,
  lines: readonly Pick<Setting, 'args'>[],
  fallback: FactValue | undefined,
): FactValue | undefined {
  const args = lines.flatMap((line) => line.args);
  if (LINES.has(keyword)) return lines.map((line) => line.args.join(' '));
  if (ADDING.has(keyword) || keyword === 'setenv') return args;
  if (LISTS.has(keyword)) return listOf(args.join(''), fallback);
  return single(keyword, args.join(' '));
}

/** Several words of one line belong together. */
const LINES = new Set(['subsystem', 'listenaddress']);

function single(keyword: string, text: string): FactValue | undefined {
  if (TIMES.has(keyword)) {
    const time = toDuration(text.toLowerCase(), { bare: 1, units: { m: 60 } });
    // Of both 0 means that there is no end to wait for.
    return time === 'PT0S' ? 'unlimited' : time;
  }
  if (text === '') return undefined;
  if (keyword === 'maxstartups' && /^\d+$/.test(text)) return `${text}:30:${text}`;
  if (/^\d+$/.test(text)) return Number(text);
  const word = AS_WRITTEN.has(keyword) && text.toLowerCase() !== 'none' ? text : text.toLowerCase();
  return SAME[keyword]?.[word] ?? word;
}

/** `+a`, `-a*` and `^a` change the list that would count otherwise; without knowing that list nobody can tell. */
function listOf(text: string, fallback: FactValue | undefined): readonly string[] | undefined {
  const sign = text[0] ?? '';
  const names = (['+', '-', '^'].includes(sign) ? text.slice(1) : text).split(',').filter((name) => name !== '');
  if (!['+', '-', '^'].includes(sign)) return names;
  if (!Array.isArray(fallback)) return undefined;
  const known = fallback.map(String);
  if (sign === '-') return known.filter((name) => !names.some((pattern) => matches(name, pattern)));
  const others = (from: readonly string[], without: readonly string[]) =>
    from.filter((name) => !without.includes(name));
  return sign === '+' ? [...known, ...others(names, known)] : [...names, ...others(known, names)];
}

/** Where nothing decides: the default of the version, or nobody knows. */
export function byDefault(keyword: string, fallback: FactValue | undefined, at: FactAt): Found {
  const value = fallback === undefined ? undefined : normal(keyword, fallback);
  return value === undefined ? { origin: 'absent', at } : { value, origin: 'default', at };
}
