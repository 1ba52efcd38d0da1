import type { Product } from '../../catalogue/types.ts';
import type { Adapter } from './types.ts';

/** Every adapter, loaded when a configuration of its product is read. A test compares this list with the folders. */
export const adapters: Readonly<Partial<Record<Product, () => Promise<Adapter>>>> = {
  generic: async () => (await import('./generic/generic.ts')).genericAdapter,
  openssh: async () => (await import('./openssh/openssh.ts')).opensshAdapter,
};
