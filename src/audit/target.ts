import type { Addressee, Product, ProfileName, TargetKind, Topic } from '../catalogue/types.ts';
import type { SourcePosition } from '../errors.ts';
import type { Period, Person } from './types.ts';

/** Where files of a configuration come from: it decides which aspect they can show. */
export type Provenance = 'repository' | 'template' | 'plan' | 'host' | 'dump' | 'state';

export interface Target {
  readonly id: string;
  readonly kind: TargetKind;
  readonly party: Addressee;
  readonly host?: string;
  /** Address to connect to instead of resolving `host`; only for test set-ups and inventories with fixed addresses. */
  readonly address?: string;
  readonly port?: number;
  /** Port of the same host for plain HTTP; 80 unless said otherwise. */
  readonly httpPort?: number;
  /** PEM file inside the audit folder with a private trust anchor, beside the public ones. */
  readonly trust?: string;
  /** Version of the product, where it is known. */
  readonly version?: string;
  /** File or folder inside the audit folder. */
  readonly path?: string;
  /** Whose configuration it is; `nginx` for a target of that kind. */
  readonly product?: Product;
  readonly provenance?: Provenance;
  /** When the files were taken from the machine. */
  readonly observedAt?: string;
  /** For state: the time the files speak of. */
  readonly period?: Period;
  /** What the running program says its settings are, to hold against the files. */
  readonly dump?: string;
  /** For a generic export: the file that says which value is which fact. */
  readonly mapping?: string;
  /** For a generic export: the topics it speaks about. */
  readonly about?: readonly Topic[];
  readonly environment: 'production' | 'acceptance' | 'test' | 'repository';
  readonly private: boolean;
  readonly sensitive: boolean;
  readonly consent?: { readonly by: Person; readonly at: string; readonly scope?: string };
  readonly profile?: ProfileName;
  readonly at: SourcePosition;
}
