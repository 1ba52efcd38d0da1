import type { DefaultsTable } from '../../catalogue/types.ts';
import type { FactAt } from '../types.ts';
import type { Found } from './types.ts';

/** Settings of one scope as they were met in the files, by name; made by `newSettings`. */
export interface Settings {
  /** Which of several lines for one setting counts. */
  readonly counts: 'first' | 'last';
  readonly written: Map<string, Found<string>>;
  /** Names that no file which was not seen can change any more. */
  readonly certain: Set<string>;
  /** Where something is read that was not handed over: it may set anything that is not certain. */
  unseen?: FactAt;
}

export function newSettings(counts: Settings['counts']): Settings {
  return { counts, written: new Map(), certain: new Set() };
}

/** A line that sets `name`. */
export function write(settings: Settings, name: string, found: Found<string>): void {
  const { counts, written, certain, unseen } = settings;
  if (counts === 'first' && written.has(name)) return;
  written.set(name, found);
  if (counts === 'last' || unseen === undefined) certain.add(name);
}

/** An include that nobody handed over. */
export function miss(settings: Settings, at: FactAt): void {
  if (settings.counts === 'last') settings.certain.clear();
  settings.unseen ??= at;
}

/**
 * What a setting is: what is written, otherwise what the version does by default (at `at`, the file as a whole),
 * otherwise absent. Unparsed where a file that was not handed over may have set it.
 */
export function settingIn(
  { written, certain, unseen }: Settings,
  name: string,
  fallback: { readonly defaults: DefaultsTable | undefined; readonly at: FactAt },
): Found {
  if (unseen !== undefined && !certain.has(name)) return { origin: 'unparsed', at: unseen };
  return written.get(name) ?? defaultOf(name, fallback);
}

/** What a setting that is written nowhere is. */
export function defaultOf(
  name: string,
  { defaults, at }: { readonly defaults: DefaultsTable | undefined; readonly at: FactAt },
): Found {
  const value = defaults?.settings[name];
  return value === undefined ? { origin: 'absent', at } : { value, origin: 'default', at };
}
