import type { Topic, TopicField } from '../../catalogue/types.ts';
import { isRedacted, isTemplated } from '../templates.ts';
import type { Fact, FactAt, FactValue } from '../types.ts';
import type { Found } from './types.ts';
import { toSwitch } from './units.ts';

/** The fact at a path. A dot inside a name of the path must have been escaped: see `segment`. */
export function factAt(path: string, found: Found): Fact {
  return { path, ...found };
}

/** A name as one part of a path. */
export function segment(name: string): string {
  return name.replaceAll('.', '\\.');
}

/** A value that stands in the file; a template or a removed secret in its place is not one. */
export function written(text: string, at: FactAt): Found<string> {
  if (isTemplated(text)) return { origin: 'templated', at };
  return isRedacted(text) ? { origin: 'unparsed', at } : { value: text, origin: 'explicit', at };
}

/** What is made of a value that was found; `undefined` from `make` is a value that could not be understood. */
export function shape<T extends FactValue, U extends FactValue>(
  found: Found<T>,
  make: (value: T) => U | undefined,
): Found<U> {
  if (!('value' in found)) return found;
  const value = make(found.value);
  return value === undefined ? { origin: 'unparsed', at: found.at } : { ...found, value };
}

/** A setting that is on or off, in any way a program writes that. */
export function flag(found: Found): Found<boolean> {
  return shape(found, (value) => toSwitch(String(value)));
}

/** Something worked out from several settings: as little known as the least known of them. */
export function combine<T extends FactValue>(
  parts: readonly Found[],
  make: (values: readonly FactValue[]) => T | undefined,
  at: FactAt,
): Found<T> {
  const unknown = parts.find((part) => !('value' in part));
  if (unknown !== undefined) return { origin: unknown.origin, at: unknown.at } as Found<T>;
  const value = make(parts.flatMap((part) => ('value' in part ? [part.value] : [])));
  const decisive = parts.find((part) => 'value' in part && part.origin !== 'default') ?? parts[0];
  const place = decisive?.at ?? at;
  return value === undefined ? { origin: 'unparsed', at: place } : { value, origin: 'derived', at: place };
}

/** Facts of one entry of a topic: `tls.0.versions`. A field that the product does not speak of is left out. */
export function entryFacts<T extends Topic>(
  topic: T,
  index: number,
  fields: Readonly<Partial<Record<TopicField<T>, Found>>>,
): readonly Fact[] {
  return Object.entries(fields).map(([field, found]) => factAt(`${topic}.${index}.${field}`, found as Found));
}

/** Facts of a whole topic. Where it is not known which entries there are, `unread` says why. */
export function topicFacts<T extends Topic>(
  topic: T,
  entries: readonly Readonly<Partial<Record<TopicField<T>, Found>>>[],
  unread?: Found,
): readonly Fact[] {
  const list = unread === undefined || 'value' in unread ? [] : [factAt(topic, unread)];
  return [...list, ...entries.flatMap((fields, index) => entryFacts(topic, index, fields))];
}
