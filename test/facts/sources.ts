import { TOPICS } from '../../src/catalogue/products.ts';
import { createHash } from 'node:crypto';
import { readers } from '../../src/facts/registry.ts';
import type { Fact, Reader, ReaderName, ReaderParams, Reading, Source } from '../../src/facts/types.ts';
import type { Reference } from '../../src/catalogue/types.ts';

export const reference: Reference = {
  defaults: {},
  rulesets: {},
  profiles: {
    bio2: { name: 'bio2', rulesets: [], advisoriesFail: false },
    strict: { name: 'strict', rulesets: [], advisoriesFail: true },
  },
  sampling: {},
  mappings: [],
  cases: {},
  indexes: [],
  topics: TOPICS,
  sha256: '0'.repeat(64),
};

/** A source in memory, handed over in chunks of `chunk` bytes. */
export function sourceOf(name: string, content: string | Uint8Array, chunk = 65_536): Source {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += chunk) yield await Promise.resolve(bytes.subarray(at, at + chunk));
    },
  };
}

export async function read(
  reader: ReaderName,
  sources: readonly Source[],
  options: ReaderParams = {},
): Promise<Reading> {
  const loaded: Reader = await readers[reader]();
  return loaded.read(sources, options, reference);
}

/** Facts of the only variant by path; throws when there is no such thing. */
export function factsOf(reading: Reading): Readonly<Record<string, Fact | undefined>> {
  if (reading.status !== 'read') throw new Error(`not read: ${JSON.stringify(reading)}`);
  const [variant, second] = reading.facts.variants;
  if (variant === undefined || second !== undefined) throw new Error(`${reading.facts.variants.length} variants`);
  return Object.fromEntries(variant.facts.map((fact) => [fact.path, fact]));
}

/** What a fact says in one word: its value, or why it has none. */
export function said(fact: Fact | undefined): unknown {
  if (fact === undefined) return undefined;
  return 'value' in fact ? fact.value : `<${fact.origin}>`;
}
