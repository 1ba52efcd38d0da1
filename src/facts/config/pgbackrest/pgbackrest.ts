import { isTemplated } from '../../templates.ts';
import { place } from '../../text.ts';
import type { Fact, FactAt } from '../../types.ts';
import { shape, topicFacts, written } from '../found.ts';
import { parseIni } from '../ini.ts';
import { childrenAt, type Document, documentsOf, type Unknown, valueAt } from '../tree-values.ts';
import type { Adapter, AdapterInput, Found, Model, Unread } from '../types.ts';

const OFF_SITE = new Set(['s3', 'azure', 'gcs', 'sftp']);

/** pgbackrest.conf with the files of conf.d, or what `pgbackrest info --output=json` prints of the backups there are. */
export const pgbackrestAdapter: Adapter = {
  product: 'pgbackrest',
  places: {
    main: ['etc/pgbackrest/pgbackrest.conf', 'etc/pgbackrest.conf', 'info.json'],
    also: ['etc/pgbackrest/conf.d/*.conf'],
  },
  read(input) {
    const { text } = input.main;
    if (typeof text === 'string' && /^\s*\[\s*\{/.test(text)) return info(input);
    const settings = settingsOf(input);
    if ('status' in settings) return settings;
    const at = place(input.main.source);
    const unknown: Found = { origin: 'unparsed', at };
    return { facts: [...backups(settings, at), ...topicFacts('run', [], unknown)], complete: true };
  },
};

type Settings = ReadonlyMap<string, Found<string>>;

function settingsOf({ main, include }: AdapterInput): Settings | Unread {
  const settings = new Map<string, Found<string>>();
  for (const { text, source } of [main, ...include('conf.d/*.conf', { optional: true }).files]) {
    if (typeof text !== 'string') return text;
    for (const line of parseIni(text, { comments: '#', separator: '=' })) {
      const at = place(source, line.line);
      if (!('key' in line)) return { status: 'unreadable', code: 'syntax', detail: line.detail, at };
      if (isTemplated(line.key))
        return { status: 'unreadable', code: 'unsupported', detail: 'a template where a name should stand', at };
      if (line.section === 'global') settings.set(line.key, written(line.value ?? '', at));
    }
  }
  return settings;
}

/** One repository to a number: `repo1-type`, `repo2-type`. */
function backups(settings: Settings, at: FactAt): readonly Fact[] {
  const written = [...settings.keys()].flatMap((key) => /^repo(\d+)-/.exec(key)?.[1] ?? []);
  // Without a word there is one repository, on the machine itself.
  const numbers = written.length === 0 ? ['1'] : written;
  return topicFacts(
    'backup',
    [...new Set(numbers)].sort().map((number) => {
      const get = (name: string): Found<string> => settings.get(`repo${number}-${name}`) ?? { origin: 'absent', at };
      const [type, host, cipher, keep] = [get('type'), get('host'), get('cipher-type'), get('retention-full')];
      const target = [get('s3-bucket'), get('azure-container'), get('gcs-bucket'), host, get('path')].find(
        ({ origin }) => origin !== 'absent',
      );
      return {
        target: target ?? { value: `repo${number}`, origin: 'derived', at },
        offsite: offsite(type, host, at),
        encrypted: shape(
          cipher.origin === 'absent' ? ({ value: 'none', origin: 'default', at } as const) : cipher,
          (word) => word !== 'none',
        ),
        // A number of full backups is no time.
        keep:
          keep.origin === 'absent'
            ? ({ value: 'unlimited', origin: 'default', at } as const)
            : days(keep, get('retention-full-type')),
      };
    }),
  );
}

function offsite(type: Found<string>, host: Found<string>, at: FactAt): Found {
  if (host.origin !== 'absent') return 'value' in host ? { ...host, value: true } : host;
  if (type.origin === 'absent') return { value: false, origin: 'default', at };
  return shape(type, (word) => OFF_SITE.has(word));
}

function days(keep: Found<string>, type: Found<string>): Found {
  if (!('value' in type) || type.value !== 'time') return { origin: 'unparsed', at: keep.at };
  return shape(keep, (text) => (/^\d+$/.test(text) ? `P${text}D` : undefined));
}

function info({ main }: AdapterInput): Model | Unread {
  const documents = documentsOf(main);
  if ('status' in documents) return documents;
  const at = place(main.source);
  const lists = documents.flatMap(madeIn);
  const open = lists.flatMap((list) => ('origin' in list ? [list] : []))[0];
  const runs = lists.flatMap((list) => ('origin' in list ? [] : list.runs));
  return {
    facts: [...topicFacts('run', runs, open), ...topicFacts('backup', [], { origin: 'unparsed', at })],
    complete: open === undefined,
  };
}

interface Made {
  readonly runs: readonly Readonly<Record<'of' | 'at' | 'ok', Found>>[];
}

/** The backups of every stanza, or why it is not known which there are. */
function madeIn(document: Document): readonly (Made | Unknown)[] {
  const stanzas = childrenAt(document, []);
  if ('origin' in stanzas) return [stanzas];
  return stanzas.map((stanza): Made | Unknown => {
    const made = childrenAt(document, ['backup'], stanza.node);
    if ('origin' in made) return made;
    const runs = made.map(({ node }) => ({
      of: { value: 'backup', origin: 'observed', at: stanza.at } as const,
      at: shape(valueAt(document, ['timestamp', 'stop'], node), (seconds) => moment(Number(seconds))),
      ok: shape(valueAt(document, ['error'], node), (error) => error === false),
    }));
    return { runs };
  });
}

function moment(seconds: number): string | undefined {
  return Number.isFinite(seconds) ? new Date(seconds * 1000).toISOString() : undefined;
}
