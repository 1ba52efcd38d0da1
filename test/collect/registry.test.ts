import { expect, it } from 'vitest';
import { COLLECTORS } from '../../src/collect/registry.ts';

it('every collector is registered under its own name', async () => {
  const loaded = await Promise.all(Object.values(COLLECTORS).map((load) => load()));
  expect(loaded.map(({ name }) => name)).toEqual(Object.keys(COLLECTORS));
});
