import type { Audit } from './types.ts';

type Naming = Pick<Audit, 'judgements' | 'decisions' | 'samples'>;

/** Every item that a judgement, a decision or a sample names, as it is written there. */
export function itemsNamed({ judgements, decisions, samples }: Naming): readonly string[] {
  return [
    ...samples.map(({ population }) => population.item),
    ...judgements.flatMap(({ items, refutes }) => [...items, ...refutes]),
    ...decisions.flatMap(({ items, item }) => [...items, ...(item === undefined ? [] : [item])]),
  ];
}

/** The slot of an item: its id without the hash of its bytes. */
export function slotOf(item: string): string {
  return item.split('@')[0] ?? item;
}
