import type { FactFamily } from '../../catalogue/types.ts';
import { onlySource, place, readText, unreadable, type Unreadable } from '../text.ts';
import type { Fact, FactAt, Reading, Source } from '../types.ts';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The transcript one collector wrote, whole, and where it lies; anything else is unreadable. */
export async function readTranscript<T>(
  sources: readonly Source[],
  isTranscript: (value: unknown) => value is T,
): Promise<{ readonly transcript: T; readonly at: FactAt } | Unreadable> {
  const source = onlySource(sources);
  if ('status' in source) return source;
  const text = await readText(source);
  if (typeof text !== 'string') return text;
  const transcript = parse(text);
  const at = place(source);
  return isTranscript(transcript) ? { transcript, at } : unreadable('syntax', 'not a transcript of this kind', at);
}

/** Facts of a measurement. Only one without any gap is complete. */
export function measured(family: FactFamily, facts: readonly Fact[]): Reading {
  const complete = facts.every(({ origin }) => origin !== 'unparsed');
  return {
    status: 'read',
    recognised: true,
    facts: { family, reader: `${family}@1`, complete, variants: [{ facts }] },
  };
}
