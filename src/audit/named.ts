import type { Audit } from './types.ts';

/** Every item that a judgement or a decision names, as it is written there. */
export function itemsNamed({ judgements, decisions }: Pick<Audit, 'judgements' | 'decisions'>): readonly string[] {
  return [
    ...judgements.flatMap(({ items, refutes }) => [...items, ...refutes]),
    ...decisions.flatMap(({ items, item }) => [...items, ...(item === undefined ? [] : [item])]),
  ];
}

/** The slot of an item: its id without the hash of its bytes. */
export function slotOf(item: string): string {
  return item.split('@')[0] ?? item;
}
