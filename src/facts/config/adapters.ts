import type { Product } from '../../catalogue/types.ts';
import type { Adapter } from './types.ts';

/** Every adapter, loaded when a configuration of its product is read. A test compares this list with the folders. */
export const adapters: Readonly<Partial<Record<Product, () => Promise<Adapter>>>> = {
  openssh: async () => (await import('./openssh/openssh.ts')).opensshAdapter,
};
