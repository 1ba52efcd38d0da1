import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Product } from './products.ts';
import { PACKAGE_ROOT } from './shipped.ts';
import type { DefaultsTable, Reference } from './types.ts';

/** The tables of defaults of these products, in order of version. Kept apart: most audits need few of them. */
export async function loadDefaults(
  products: readonly Product[],
  root: string = PACKAGE_ROOT,
): Promise<Reference['defaults']> {
  const wanted = [...new Set(products)].sort();
  const tables = await Promise.all(wanted.map(async (product) => [product, await tablesOf(product, root)] as const));
  return Object.fromEntries(tables.filter(([, each]) => each.length > 0));
}

async function tablesOf(product: Product, root: string): Promise<readonly DefaultsTable[]> {
  const folder = join(root, 'controls', 'defaults', product);
  // A product without a table has no defaults that anybody measured.
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.json'));
  const tables = await Promise.all(
    files.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as DefaultsTable),
  );
  return tables.sort((a, b) => byVersion(a.version, b.version));
}

function byVersion(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let index = 0; index < Math.max(left?.length ?? 0, right?.length ?? 0); index += 1) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
