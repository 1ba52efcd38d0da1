import { RE2JS } from 're2js';

/** Patterns come from a catalogue: few, and asked again for every member of every list. */
const patterns = new Map<string, RE2JS | undefined>();

/** Whether the text holds what the pattern asks, in time linear in the text; undefined where it is no pattern of RE2. */
export function holdsMatch(text: string, pattern: string): boolean | undefined {
  if (!patterns.has(pattern)) patterns.set(pattern, compiled(pattern));
  return patterns.get(pattern)?.matcher(text).find();
}

function compiled(pattern: string): RE2JS | undefined {
  try {
    return RE2JS.compile(pattern);
  } catch {
    return undefined;
  }
}
