import type { JsonScalar } from '../../../catalogue/types.ts';
import { place, type Unreadable } from '../../text.ts';
import type { Fact, FactAt, FactValue } from '../../types.ts';
import { factAt } from '../found.ts';
import type { Adapter, AdapterInput, Found, Model } from '../types.ts';
import { type Block, readContexts } from './contexts.ts';
import { readDump } from './dump.ts';
import { byDefault, valueIn } from './settings.ts';
import { type Context, topics } from './topics.ts';

/** sshd_config with its includes and `Match` blocks, or what `sshd -T` prints. sshd_config(5) of OpenSSH 9.2. */
export const opensshAdapter: Adapter = {
  product: 'openssh',
  places: {
    main: ['etc/ssh/sshd_config', 'usr/local/etc/ssh/sshd_config', 'sshd-T.txt'],
    also: ['etc/ssh/sshd_config.d/**', 'usr/etc/ssh/sshd_config.d/**'],
  },
  read(input) {
    const { main } = input;
    const dumped = typeof main.text === 'string' ? readDump(main.text, main.source) : undefined;
    if (dumped !== undefined) return modelOf([{ name: '', at: place(main.source, 1), settings: dumped }], true);
    return readFiles(input);
  },
};

function readFiles(input: AdapterInput): Model | Unreadable {
  const read = readContexts(input);
  if ('status' in read) return read;
  const { everybody, matches, conditional } = read;
  const at = place(input.main.source);
  const fallbacks = new Map(Object.entries(input.defaults?.settings ?? {}));
  const keywords = [...new Set([...fallbacks.keys(), ...keywordsOf([everybody, ...matches])])].sort();
  // Who is matched by `Match all` is everybody: what it sets counts before what stands outside.
  const all = matches.filter(({ match }) => match.length === 1 && match[0]?.toLowerCase() === 'all');
  const others = matches.filter((block) => !all.includes(block));
  const base = contextOf('', everybody.at, [...all, everybody], { keywords, fallbacks, at });
  const named = others.map((block) =>
    contextOf(`Match ${block.match.join(' ')}`, block.at, [block, ...all, everybody], { keywords, fallbacks, at }),
  );
  const unseen = [everybody, ...matches].some((block) => block.unseen !== undefined);
  const contexts = [base, ...named];
  if (conditional === undefined) return modelOf(contexts, !unseen);
  return {
    facts: modelOf(contexts, false).facts.map(({ path }) => ({ path, origin: 'templated', at: conditional })),
    complete: false,
  };
}

interface Known {
  readonly keywords: readonly string[];
  readonly fallbacks: ReadonlyMap<string, JsonScalar | readonly JsonScalar[]>;
  readonly at: FactAt;
}

function keywordsOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap(({ settings }) => [...settings.keys()]);
}

/** The first block that decides a keyword counts. */
function contextOf(
  name: string,
  at: FactAt,
  blocks: readonly Block[],
  { keywords, fallbacks, at: file }: Known,
): Context {
  const settings = new Map<string, Found>();
  for (const keyword of keywords) {
    const fallback = fallbacks.get(keyword);
    settings.set(keyword, decided(blocks, keyword, fallback) ?? byDefault(keyword, fallback, file));
  }
  return { name, at, settings };
}

function decided(blocks: readonly Block[], keyword: string, fallback: FactValue | undefined): Found | undefined {
  for (const block of blocks) {
    const found = valueIn(block, keyword, listDefault(fallback));
    if (found !== undefined) return found;
  }
  return undefined;
}

function listDefault(fallback: FactValue | undefined): FactValue | undefined {
  return typeof fallback === 'string' ? fallback.split(',') : fallback;
}

function modelOf(contexts: readonly Context[], complete: boolean): Model {
  const facts = contexts.flatMap(({ name, at, settings }, index): readonly Fact[] => {
    const path = `openssh.contexts.${index}`;
    const scope = name === '' ? 'everybody' : name;
    return [
      { path: `${path}.match`, value: name, origin: 'explicit', at },
      ...[...settings].map(([keyword, found]) =>
        factAt(`${path}.settings.${keyword}`, { ...found, at: { ...found.at, scope } }),
      ),
    ];
  });
  return { facts: [...facts, ...topics(contexts)], complete };
}
