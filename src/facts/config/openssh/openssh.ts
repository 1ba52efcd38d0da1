import type { JsonScalar } from '../../../catalogue/types.ts';
import { isTemplated } from '../../templates.ts';
import { place, unreadable, type Unreadable } from '../../text.ts';
import type { Fact, FactAt, FactValue } from '../../types.ts';
import { factAt, written } from '../found.ts';
import type { Adapter, AdapterInput, Found, Model } from '../types.ts';
import { type Block, readContexts } from './contexts.ts';
import { readDump } from './dump.ts';
import { addedIn, byDefault, valueIn } from './settings.ts';
import { type Context, LIMITS, topics } from './topics.ts';

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
    if (dumped === undefined) return readFiles(input);
    if (/-C/.test(main.path)) return unreadable('unsupported', 'what sshd -T -C prints counts for one connection');
    // `Match` blocks do not show in it: what it does not say of others is not known.
    return modelOf([{ name: '', at: place(main.source, 1), settings: dumped }], false);
  },
  beside: (files, running) => ({
    facts: [...running.facts, ...files.facts.filter(({ path }) => isOfMatch(path))],
    complete: files.complete,
  }),
};

/** Is a fact about whom a `Match` names, and not about everybody? */
function isOfMatch(path: string): boolean {
  const [topic = '', index = ''] = path.replace(/^openssh\./, '').split('.');
  if (topic === 'limit') return Number(index) >= LIMITS;
  return ['contexts', 'auth', 'session', 'log'].includes(topic) && Number(index) > 0;
}

function readFiles(input: AdapterInput): Model | Unreadable {
  const read = readContexts(input);
  if ('status' in read) return read;
  const { everybody, matches, conditional } = read;
  const at = place(input.main.source);
  const fallbacks = new Map(Object.entries(input.defaults?.settings ?? {}));
  const keywords = [...new Set([...fallbacks.keys(), ...keywordsOf([everybody, ...matches])])].sort();
  // Who is matched by `Match all` is everybody: of all blocks that count for somebody the first decides.
  const known = { keywords, fallbacks, at };
  const of = (own: Block | undefined): readonly Block[] => matches.filter((block) => block === own || isAll(block));
  const base = contextOf('', everybody.at, { matched: of(undefined), everybody }, known);
  const named = matches
    .filter((block) => !isAll(block))
    .map((block) => contextOf(`Match ${block.match.join(' ')}`, block.at, { matched: of(block), everybody }, known));
  const unseen = [everybody, ...matches].some((block) => block.unseen !== undefined);
  const contexts = [withDoubt(base, matches), ...named];
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

function isAll({ match }: Block): boolean {
  // Within an included file a `Match all` of its own stands behind the one that includes it.
  return match.length > 0 && match.every((word) => word.toLowerCase() === 'all');
}

// A condition that is still to be filled in may hold for everybody.
function withDoubt(context: Context, matches: readonly Block[]): Context {
  const open = matches.filter(({ match }) => match.some(isTemplated));
  const settings = new Map(context.settings);
  for (const { settings: own, at } of open) {
    for (const keyword of own.keys()) settings.set(keyword, { origin: 'templated', at });
  }
  return { ...context, settings };
}

interface Counted {
  /** In the order of the files. */
  readonly matched: readonly Block[];
  readonly everybody: Block;
}

function contextOf(
  name: string,
  at: FactAt,
  { matched, everybody }: Counted,
  { keywords, fallbacks, at: file }: Known,
): Context {
  const settings = new Map<string, Found>();
  for (const keyword of keywords) {
    const fallback = fallbacks.get(keyword);
    const decided = [...matched, everybody].map((block) => valueIn(block, keyword, listDefault(fallback)));
    const found = addedIn(matched, keyword) ?? decided.find((each) => each !== undefined);
    settings.set(keyword, found ?? byDefault(keyword, fallback, file));
  }
  return { name, at, settings };
}

function listDefault(fallback: FactValue | undefined): FactValue | undefined {
  return typeof fallback === 'string' && fallback.includes(',') ? fallback.split(',') : fallback;
}

function modelOf(contexts: readonly Context[], complete: boolean): Model {
  const facts = contexts.flatMap(({ name, at, settings }, index): readonly Fact[] => {
    const path = `openssh.contexts.${index}`;
    const scope = name === '' ? 'everybody' : name;
    return [
      factAt(`${path}.match`, written(name, at)),
      ...[...settings].map(([keyword, found]) =>
        factAt(`${path}.settings.${keyword}`, { ...found, at: { ...found.at, scope } }),
      ),
    ];
  });
  return { facts: [...facts, ...topics(contexts)], complete };
}
