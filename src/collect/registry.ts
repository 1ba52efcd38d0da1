import type { CollectorName } from '../catalogue/types.ts';
import type { Collector } from './types.ts';

/** Every collector by name, loaded when its first task comes. */
export const COLLECTORS = {
  file: () => import('./file.ts').then(({ fileCollector }) => fileCollector),
  tls: () => import('./tls.ts').then(({ tlsCollector }) => tlsCollector),
  http: () => import('./http.ts').then(({ httpCollector }) => httpCollector),
} satisfies Record<CollectorName, () => Promise<Collector>>;
