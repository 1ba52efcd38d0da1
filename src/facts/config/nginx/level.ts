import type { FactAt } from '../../types.ts';
import type { Block, Directive } from './tree.ts';

/** A block and the blocks around it, the nearest first. */
export interface Level {
  readonly block: Block;
  readonly parent?: Level;
}

/** What holds at a level: the directives of the nearest level that has any, nothing, or unknown for want of an include. */
export type Effective =
  | {
      readonly kind: 'set';
      readonly directives: readonly Directive[];
      readonly first: Directive;
      readonly level: Level;
    }
  | { readonly kind: 'unknown'; readonly at: FactAt }
  | { readonly kind: 'unset' };

/** The nearest level decides, whole: so nginx treats simple directives and lists of them alike. */
export function effective(level: Level, ...names: readonly string[]): Effective {
  for (let at: Level | undefined = level; at !== undefined; at = at.parent) {
    const directives = own(at, ...names);
    const [first] = directives;
    if (first !== undefined) return { kind: 'set', directives, first, level: at };
    if (at.block.missing !== undefined) return { kind: 'unknown', at: at.block.missing };
  }
  return { kind: 'unset' };
}

export function own({ block }: Level, ...names: readonly string[]): readonly Directive[] {
  return block.directives.filter((directive) => names.includes(directive.name));
}

/** A value worked out from several directives, and the place that decided. */
export type Derived<T> =
  | { readonly value: T; readonly at?: FactAt | undefined }
  | { readonly origin: 'unparsed' | 'templated'; readonly at: FactAt };
