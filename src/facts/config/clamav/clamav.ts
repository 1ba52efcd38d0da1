import type { DefaultsTable } from '../../../catalogue/types.ts';
import { place, type Unreadable, unreadable } from '../../text.ts';
import type { Fact, FactValue } from '../../types.ts';
import { exposureOf } from '../exposure.ts';
import { combine, factAt, flag, shape, topicFacts, written } from '../found.ts';
import { parseIni, type IniGrammar } from '../ini.ts';
import { newSettings, type Settings, settingIn, write } from '../settings.ts';
import type { Adapter, AdapterInput, ConfigFile, Found } from '../types.ts';
import { isoDuration, toBytes } from '../units.ts';

const WORDS: IniGrammar = { comments: '#', separator: 'space', bare: true };
const SCANNER = [
  'ScanMail',
  'ScanArchive',
  'ScanOLE2',
  'ScanPDF',
  'AlertEncrypted',
  'AlertExceedsMax',
  'MaxFileSize',
  'MaxScanSize',
  'StreamMaxLength',
] as const;
const MILTER = ['OnInfected', 'OnFail', 'AddHeader'] as const;
/** What a milter does with a message it could not scan, and whether the message then stays out. */
const CLOSED: Readonly<Record<string, boolean>> = {
  defer: true,
  reject: true,
  blackhole: true,
  quarantine: true,
  accept: false,
};

interface Parts {
  readonly scanner: Settings;
  readonly updater: Settings;
  readonly milter: Settings;
}

/** clamd.conf with freshclam.conf and clamav-milter.conf beside it. */
export const clamavAdapter: Adapter = {
  product: 'clamav',
  lines: true,
  places: {
    main: ['etc/clamav/clamd.conf', 'etc/clamd.d/scan.conf'],
    also: ['etc/clamav/*.conf', 'etc/mail/clamav-milter.conf'],
  },
  read(input) {
    const parts = partsOf(input);
    return 'status' in parts ? parts : { facts: factsOf(parts, input), complete: true };
  },
};

function partsOf(input: AdapterInput): Parts | Unreadable {
  const named = (name: string): ConfigFile | undefined => input.files.find(({ path }) => path.endsWith(name));
  const scanner = settingsOf(input.main);
  const updater = settingsOf(named('freshclam.conf'));
  const milter = settingsOf(named('clamav-milter.conf'));
  for (const each of [scanner, updater, milter]) if ('status' in each) return each;
  return { scanner, updater, milter } as Parts;
}

function settingsOf(file: ConfigFile | undefined): Settings | Unreadable {
  const settings = newSettings('last');
  if (file === undefined) return settings;
  if (typeof file.text !== 'string') return file.text;
  for (const line of parseIni(file.text, WORDS)) {
    const at = place(file.source, line.line);
    if ('detail' in line) return unreadable('syntax', line.detail, at);
    // Debian writes a value in double quotes now and then.
    write(settings, line.key, written((line.value ?? 'yes').replace(/^"(.*)"$/, '$1'), at));
  }
  return settings;
}

function factsOf(parts: Parts, { main, defaults }: AdapterInput): readonly Fact[] {
  const at = place(main.source);
  const of = (part: keyof Parts, table: string) => (name: string) =>
    own(parts[part], `${table}.${name}`, name, { defaults, at });
  const [clamd, freshclam, milter] = [of('scanner', 'clamd'), of('updater', 'freshclam'), of('milter', 'milter')];
  const value = (text: string): Found => ({ value: text, origin: 'derived', at });
  const updates = parts.updater.written.size > 0;
  return [
    ...SCANNER.map((name) => factAt(`clamav.clamd.${name}`, clamd(name))),
    ...MILTER.map((name) => factAt(`clamav.milter.${name}`, milter(name))),
    ...topicFacts('malware', [
      {
        where: value('scanner'),
        enabled: combine(
          [flag(clamd('ScanMail')), flag(clamd('ScanArchive'))],
          (all) => all.every((on) => on === true),
          at,
        ),
        maxSize: shape(clamd('MaxFileSize'), size),
        ...(updates ? { updateEvery: shape(freshclam('Checks'), interval) } : {}),
      },
      ...(parts.milter.written.size === 0 ? [] : [{ where: value('mail'), failMode: failMode(milter('OnFail')) }]),
    ]),
    ...listeners(clamd),
  ];
}

function own(
  settings: Settings,
  table: string,
  name: string,
  fallback: { defaults: DefaultsTable | undefined; at: Found['at'] },
): Found {
  const found = settingIn(settings, name, { defaults: undefined, at: fallback.at });
  const known = fallback.defaults?.settings[table];
  return found.origin === 'absent' && known !== undefined
    ? { value: known, origin: 'default', at: fallback.at }
    : found;
}

function size(value: FactValue): FactValue | undefined {
  return String(value) === '0' ? 'unlimited' : toBytes(String(value));
}

/** Times a day; 0 is never. */
function interval(value: FactValue): string | undefined {
  const times = Number(value);
  return times === 0 ? 'unlimited' : isoDuration(86_400 / times);
}

function failMode(found: Found): Found {
  return shape(found, (value) => {
    const closed = CLOSED[String(value).toLowerCase()];
    return closed === undefined ? undefined : closed ? 'closed' : 'open';
  });
}

// A port without an address is one on all of them.
function listeners(clamd: (name: string) => Found): readonly Fact[] {
  const port = clamd('TCPSocket');
  if (port.origin === 'absent') return [];
  const named = clamd('TCPAddr');
  const address: Found = named.origin === 'absent' ? { value: '*', origin: 'derived', at: port.at } : named;
  return topicFacts('listener', [
    {
      service: { value: 'clamd', origin: 'derived' as const, at: port.at },
      address,
      port: shape(port, Number),
      exposure: shape(address, (value) => exposureOf(String(value))),
      admin: { value: true, origin: 'derived' as const, at: port.at },
      cleartext: { value: true, origin: 'derived' as const, at: port.at },
    },
  ]);
}
