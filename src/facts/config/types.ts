import type { DefaultsTable, Product, Reference } from '../../catalogue/types.ts';
import type { Unreadable } from '../text.ts';
import type { Fact, FactAt, FactValue, Reading, Source } from '../types.ts';

/** A value with what decided it, or why there is none: a fact that has no path yet. */
export type Found<T extends FactValue = FactValue> =
  | {
      readonly value: T;
      readonly origin: 'explicit' | 'default' | 'derived' | 'declared' | 'observed';
      readonly at: FactAt;
    }
  | { readonly origin: 'absent' | 'unparsed' | 'templated'; readonly at: FactAt };

/** One file of a configuration. */
export interface ConfigFile {
  /** From the root of what was handed over: `etc/ssh/sshd_config`, or `sshd_config` where only its folder was. */
  readonly path: string;
  /** LF line ends; what could not be read says why. An empty file is an empty text. */
  readonly text: string | Unreadable;
  readonly source: Source;
}

/** What an include brings: files in the order in which the program reads them, or the knowledge that some are missing. */
export interface Included {
  readonly files: readonly ConfigFile[];
  readonly missing: boolean;
}

/** What an adapter reads. The main file is one of the files. */
export interface AdapterInput {
  readonly main: ConfigFile;
  readonly files: readonly ConfigFile[];
  /**
   * Files that an include names, from the folder the program looks in: absolute paths of the machine are looked for
   * below the root that was handed over. A pattern without a match is missing too, unless its folder was handed over;
   * `optional`: or the folder it would stand in, for what most machines do not have.
   */
  readonly include: (pattern: string, options?: { readonly optional?: boolean }) => Included;
  /** What the program does with what is not written down, in the version that is judged; absent: nobody knows. */
  readonly defaults?: DefaultsTable;
  /** The version as the audit gives it. */
  readonly version?: string;
  /** For a mapping, which has to name them. */
  readonly topics: Reference['topics'];
}

/** Effective settings as facts. Topics (`tls.0.versions`) for every product alike, the product's own below its name. */
export interface Model {
  readonly facts: readonly Fact[];
  /** Nothing that decides was left unread: what the facts do not list is not there. */
  readonly complete: boolean;
}

/** Knows one product: its syntax, its includes and overrides, what its settings mean. Pure; never guesses. */
export interface Adapter {
  readonly product: Product;
  readonly places: Places;
  /** Nothing is known of the form of its files: only a mapping, its main file, makes facts of them. */
  readonly mapped?: true;
  /** One setting to a line: a template where a name should stand may set anything. `unindented`: others go on with one. */
  readonly lines?: true | 'unindented';
  read(input: AdapterInput): Model | Unread;
  /** What is known from both the files and what the running program prints; without it the print says it all. */
  readonly beside?: (files: Model, running: Model) => Model;
}

/** Why there are no facts: what could not be read, or what nobody explained. */
export type Unread = Exclude<Reading, { readonly status: 'read' }>;

/** Where a product keeps its configuration, as paths from the root of the machine without the leading slash. */
export interface Places {
  /** Main files, the likeliest first. The last part of each is looked for at the top of a folder too. */
  readonly main: readonly string[];
  /** Patterns (`*`, `?`, `**`) of what else belongs to it below the root of a machine. */
  readonly also: readonly string[];
}
