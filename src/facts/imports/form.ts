import type { TreeNode } from '../config/tree.ts';

/** What a node of a file in a form of our own must look like. */
export type Form =
  | { readonly kind: 'text' }
  | { readonly kind: 'yes-or-no' }
  | { readonly kind: 'date' }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'list'; readonly of: Form }
  | {
      readonly kind: 'map';
      readonly keys: Readonly<Record<string, Form>>;
      readonly required: readonly string[];
    };

export interface Misfit {
  readonly node: TreeNode;
  readonly detail: string;
}

/** Longer lists are no report that somebody wrote. */
const MAX_ITEMS = 10_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The first place where a node does not have its form; undefined where it has. Keys that are not known do not fit. */
export function misfitOf(node: TreeNode, form: Form, name: string): Misfit | undefined {
  const wrong = (detail: string): Misfit => ({ node, detail: `${name} ${detail}` });
  if (form.kind === 'map') return node.kind === 'map' ? misfitIn(node, form, name) : wrong('is a map');
  if (form.kind === 'list') {
    if (node.kind !== 'list') return wrong('is a list');
    if (node.items.length > MAX_ITEMS) return wrong(`holds more than ${MAX_ITEMS}`);
    return firstOf(node.items, (item) => misfitOf(item, form.of, `an item of ${name}`));
  }
  if (node.kind !== 'scalar') return wrong('is one value');
  if (form.kind === 'yes-or-no') return typeof node.value === 'boolean' ? undefined : wrong('is true or false');
  if (form.kind === 'choice') return form.of.includes(node.raw) ? undefined : wrong(`is one of ${form.of.join(', ')}`);
  if (form.kind === 'date') return DATE.test(node.raw) ? undefined : wrong('is a date such as 2026-03-31');
  return node.raw.trim() === '' ? wrong('is not filled in') : undefined;
}

type MapNode = Extract<TreeNode, { kind: 'map' }>;
type MapForm = Extract<Form, { kind: 'map' }>;

function misfitIn(node: MapNode, { keys, required }: MapForm, name: string): Misfit | undefined {
  const missing = required.find((key) => !node.entries.has(key));
  if (missing !== undefined) return { node, detail: `${name}: ${missing} is missing` };
  return firstOf([...node.entries], ([key, child]) => {
    const form = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (form === undefined) return { node: child, detail: `unknown key ${key.slice(0, 100)}` };
    return misfitOf(child, form, key);
  });
}

function firstOf<T>(items: readonly T[], test: (item: T) => Misfit | undefined): Misfit | undefined {
  for (const item of items) {
    const misfit = test(item);
    if (misfit !== undefined) return misfit;
  }
  return undefined;
}
