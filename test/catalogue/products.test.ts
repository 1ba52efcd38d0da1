import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PRODUCTS, productsAbout, TOPICS } from '../../src/catalogue/products.ts';

const { $defs } = JSON.parse(
  readFileSync(new URL('../../controls/schema/control.schema.json', import.meta.url), 'utf8'),
) as { readonly $defs: Readonly<Record<string, { readonly enum: readonly string[] }>> };

it('the schema allows the topics and the products that there are', () => {
  expect($defs['topic']?.enum).toEqual(Object.keys(TOPICS));
  expect($defs['product']?.enum).toEqual(Object.keys(PRODUCTS));
});

it('some product speaks about every topic', () => {
  const topics = Object.keys(TOPICS) as (keyof typeof TOPICS)[];
  expect(topics.filter((topic) => productsAbout(topic).length === 0)).toEqual([]);
});

it('the products that speak about a topic stand in order of name', () => {
  expect(productsAbout('patch')).toEqual(['unattended-upgrades']);
  expect(productsAbout('firewall')).toEqual(['nftables', 'ufw']);
});
