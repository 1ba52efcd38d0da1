import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readerFor, readers } from '../../src/facts/registry.ts';

describe('the registry of readers', () => {
  it('names every file that exports a reader, and no other', async () => {
    const folder = new URL('../../src/facts/', import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
    const exported: string[] = [];
    for (const file of files) {
      const module = (await import(new URL(file, folder).href)) as Record<string, unknown>;
      exported.push(...Object.keys(module).filter((name) => name.endsWith('Reader')));
    }
    expect(exported.sort()).toEqual(
      Object.keys(readers)
        .map((name) => `${name}Reader`)
        .sort(),
    );
  });

  it.each(Object.entries(readers))('%s loads the reader of that name', async (name, load) => {
    const reader = await load();
    expect(reader.name).toBe(name);
    expect(reader.version).toMatch(/^\d+$/);
  });

  it.each([
    ['records', 'a.csv', 'csv'],
    ['records', 'a.JSONL', 'jsonl'],
    ['records', 'a.ndjson', 'jsonl'],
    ['records', 'a.xlsx', undefined],
    ['tree', 'a.json', 'json'],
    ['tree', 'a.yml', 'yaml'],
    ['tree', 'a.constructor', undefined],
    ['tree', 'a', undefined],
    ['register', 'a.yaml', 'register'],
    ['document', 'a.pdf', 'document'],
    ['nginx', 'nginx.conf', 'nginx'],
    ['tls', 'transcript.json', 'tls'],
  ] as const)('%s of %s: %s', (family, file, expected) => {
    expect(readerFor(family, file)).toBe(expected);
  });
});
