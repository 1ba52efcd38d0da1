import type { ColumnLegend } from '../audit/types.ts';
import type { Derivation, FactFamily, JsonScalar, Product, Reference } from '../catalogue/types.ts';

export type FactValue = JsonScalar | readonly JsonScalar[];

/** Where a fact was read. `artefact` is the SHA-256 of the bytes. */
export interface FactAt {
  readonly artefact: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly scope?: string;
}

/**
 * A path is made of names and numbers joined by dots: `servers.0.protocols`. A name that itself holds a dot has it
 * written as `\.`. Children of a list are numbered from 0.
 */
export type Fact =
  | {
      readonly path: string;
      readonly value: FactValue;
      readonly origin: 'explicit' | 'default' | 'derived' | 'declared' | 'observed';
      readonly at: FactAt;
    }
  | { readonly path: string; readonly origin: 'absent' | 'unparsed' | 'templated'; readonly at: FactAt };

/** An unknown version gives several variants; a check must agree on all of them. */
export interface Variant {
  readonly assuming?: string;
  readonly facts: readonly Fact[];
}

export interface FactSet {
  readonly family: FactFamily;
  /** `nginx@1` */
  readonly reader: string;
  /** True when the reader's model of the source is complete: what it does not list is not there. */
  readonly complete: boolean;
  readonly variants: readonly Variant[];
}

export type UnreadableCode = 'syntax' | 'too-deep' | 'too-large' | 'encoding' | 'empty' | 'unsupported' | 'bomb';

/** What came of reading an item's bytes. `recognised`: the reader knows this format by itself, without a legend. */
export type Reading =
  | { readonly status: 'read'; readonly recognised: boolean; readonly facts: FactSet }
  | { readonly status: 'needs-legend'; readonly columns: readonly string[] }
  | { readonly status: 'unreadable'; readonly code: UnreadableCode; readonly detail: string; readonly at?: FactAt };

/** One stored file, opened as often as the reader wants; whoever calls the reader owns the disk. */
export interface Source {
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  open(): AsyncIterable<Uint8Array>;
}

export interface ReaderParams {
  readonly columns?: readonly ColumnLegend[];
  /** Whose configuration it is. */
  readonly product?: Product;
  /** Product version, where the target names one. */
  readonly version?: string;
  readonly derive?: readonly Derivation[];
  /** The files a `join` holds its column against, by the name the check gives them. */
  readonly lists?: Readonly<Record<string, readonly ListSource[]>>;
}

/** One file of a list, with the legend its own card gives. */
export interface ListSource {
  readonly sources: readonly Source[];
  readonly columns?: readonly ColumnLegend[];
}

/** Bytes in, facts out: pure, deterministic, three-valued where it does not know. */
export interface Reader {
  readonly name: ReaderName;
  readonly version: string;
  readonly family: FactFamily;
  read(sources: readonly Source[], params: ReaderParams, reference: Reference): Promise<Reading>;
}

export type ReaderName =
  | 'tls'
  | 'http'
  | 'certificate'
  | 'nginx'
  | 'config'
  | 'yaml'
  | 'json'
  | 'csv'
  | 'jsonl'
  | 'register'
  | 'document'
  | 'assurance';
