import { isTemplated, maskTemplates } from '../../templates.ts';
import { place, unreadable, type Unreadable } from '../../text.ts';
import type { FactAt } from '../../types.ts';
import type { AdapterInput, ConfigFile } from '../types.ts';
import type { Chain, Ending } from './ruleset.ts';

const MAX_DEPTH = 16;
const MAX_TOKENS = 500_000;
const TOKEN = /#[^\n]*|"(?:\\.|[^"\\])*"|[{};\n]|\\\n|[^\s{};"#\\]+|\\/g;

interface Token {
  readonly text: string;
  readonly at: FactAt;
}

interface Open {
  readonly family: string;
  readonly table: string;
  readonly name: string;
  hook?: string;
  policy: Chain['policy'];
  readonly endings: Ending[];
  readonly at: FactAt;
}

interface Reading {
  readonly input: AdapterInput;
  chains: Open[];
  readonly missing: FactAt[];
  readonly templated: FactAt[];
}

export interface Ruleset {
  readonly chains: readonly Chain[];
  /** Where a file is included that nobody handed over. */
  readonly missing: readonly FactAt[];
  /** Files in which a template decides which lines there are. */
  readonly templated: readonly FactAt[];
}

/** A ruleset as nft(8) of 1.0 reads it, in blocks. Commands that change a ruleset piece by piece are not followed. */
export function readRuleset(input: AdapterInput): Ruleset | Unreadable {
  const reading: Reading = { input, chains: [], missing: [], templated: [] };
  return readFile(input.main, reading, 0) ?? reading;
}

function readFile({ text, source }: ConfigFile, reading: Reading, depth: number): Unreadable | undefined {
  if (typeof text !== 'string') return text;
  if (depth > MAX_DEPTH) return unreadable('bomb', 'includes within includes', place(source, 1));
  const masked = maskTemplates(text);
  if (masked.conditional) reading.templated.push(place(source));
  const tokens = tokensOf(masked.text, source);
  if (tokens.length > MAX_TOKENS) return unreadable('bomb', 'too many words', place(source, 1));
  for (let index = 0; index < tokens.length;) {
    const end = statementEnd(tokens, index);
    const wrong = readStatement(tokens.slice(index, end), reading, depth);
    if (wrong !== undefined) return wrong;
    index = end + 1;
  }
  return undefined;
}

function tokensOf(text: string, source: ConfigFile['source']): readonly Token[] {
  const tokens: Token[] = [];
  let line = 1;
  for (const [word] of text.matchAll(TOKEN)) {
    if (word === '\\\n') line += 1;
    else if (!word.startsWith('#')) tokens.push({ text: word, at: place(source, line) });
    if (word === '\n') line += 1;
  }
  return tokens;
}

/** A statement ends with its line, unless it has a block. */
function statementEnd(tokens: readonly Token[], start: number): number {
  let level = 0;
  for (let index = start; index < tokens.length; index += 1) {
    const word = tokens[index]?.text;
    if (word === '{') level += 1;
    if (word === '}') level -= 1;
    if (level === 0 && (word === '\n' || word === ';')) return index;
  }
  return tokens.length;
}

function readStatement(words: readonly Token[], reading: Reading, depth: number): Unreadable | undefined {
  const [first, ...rest] = words;
  if (first === undefined || first.text === 'define') return undefined;
  if (words.slice(0, 3).some(({ text }) => isTemplated(text)))
    return unreadable('unsupported', 'a template where a statement should stand', first.at);
  if (first.text === 'table') return readTable(words, reading);
  if (first.text === 'include') return include(rest[0], first.at, reading, depth);
  if (first.text === 'flush' && rest[0]?.text === 'ruleset') {
    reading.chains = [];
    return undefined;
  }
  // A table that is named and emptied before it is written is what `nft` itself prints for a reload.
  return unreadable('unsupported', `${first.text}: only rulesets in blocks are read`, first.at);
}

function include(name: Token | undefined, at: FactAt, reading: Reading, depth: number): Unreadable | undefined {
  const pattern = name?.text.replace(/^"|"$/g, '') ?? '';
  const { files, missing } = reading.input.include(pattern);
  if (missing) reading.missing.push(at);
  for (const file of files) {
    const wrong = readFile(file, reading, depth + 1);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function readTable(words: readonly Token[], reading: Reading): Unreadable | undefined {
  const opening = words.findIndex(({ text }) => text === '{');
  if (opening < 0) return undefined;
  if (words.at(-1)?.text !== '}') return unreadable('syntax', 'a table that is not closed', words[0]?.at);
  const [family = 'ip', table = ''] = opening === 2 ? ['ip', words[1]?.text] : [words[1]?.text, words[2]?.text];
  for (const { head, body } of blocks(words.slice(opening + 1, -1))) {
    const [kind, name] = head;
    if (kind?.text === 'chain' && name !== undefined) readChain({ family, table, name }, body, reading);
  }
  return undefined;
}

interface Part {
  readonly head: readonly Token[];
  readonly body: readonly Token[];
}

function blocks(words: readonly Token[]): readonly Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (let index = 0; index < words.length; index += 1) {
    if (isSeparator(words[index])) start = index + 1;
    if (words[index]?.text !== '{') continue;
    const end = blockEnd(words, index);
    parts.push({ head: words.slice(start, index), body: words.slice(index + 1, end) });
    index = end;
    start = end + 1;
  }
  return parts;
}

function isSeparator(token: Token | undefined): boolean {
  return token?.text === '\n' || token?.text === ';';
}

function blockEnd(words: readonly Token[], start: number): number {
  let level = 0;
  for (let index = start; index < words.length; index += 1) {
    if (words[index]?.text === '{') level += 1;
    if (words[index]?.text === '}') level -= 1;
    if (level === 0) return index;
  }
  return words.length;
}

interface Named {
  readonly family: string;
  readonly table: string;
  readonly name: Token;
}

function readChain({ family, table, name }: Named, words: readonly Token[], { chains }: Reading): void {
  const known = chains.find((each) => each.family === family && each.table === table && each.name === name.text);
  const chain: Open = known ?? { family, table, name: name.text, policy: 'accept', endings: [], at: name.at };
  if (known === undefined) chains.push(chain);
  for (let start = 0; start < words.length;) {
    const end = statementEnd(words, start);
    const texts = words.slice(start, end).map(({ text }) => text);
    start = end + 1;
    const [first, second] = texts;
    const hook = texts[texts.indexOf('hook') + 1];
    if (first === 'type' && hook !== undefined) chain.hook = hook;
    else if (first === 'policy') chain.policy = second === 'drop' || second === 'accept' ? second : 'unknown';
    else if (first !== undefined) chain.endings.push(...ruleEnd(texts));
  }
}

/** What a rule without a condition does: `counter`, `log` and comments let a packet through to the next word. */
function ruleEnd(words: readonly string[]): readonly Ending[] {
  const rest = [...words];
  const take = (pattern: RegExp, most: number) => {
    for (let taken = 0; taken < most && pattern.test(rest[0] ?? ''); taken += 1) rest.shift();
  };
  for (;;) {
    const word = rest.shift();
    if (word === undefined) return [];
    if (word === 'counter') take(/^(packets|bytes|\d+)$/, 4);
    else if (word === 'log')
      take(
        /^(prefix|level|group|flags|snaplen|queue-threshold|all|emerg|alert|crit|err|warn|notice|info|debug|\d+|".*")$/,
        8,
      );
    else if (word === 'drop' || word === 'reject') return [{ verdict: 'drop' }];
    else if (word === 'accept') return [{ verdict: 'accept' }];
    else if (word === 'jump' || word === 'goto') return [{ chain: rest[0] ?? '', returns: word === 'jump' }];
    else return isTemplated(word) ? [{ unknown: true }] : [];
  }
}
