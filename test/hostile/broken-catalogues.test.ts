import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { biotoets, expectNoTrace } from '../cli/command.ts';

const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures', 'catalogues');

/** One way to break the sound catalogue, as broken.yaml writes it. */
interface Variant {
  readonly id: string;
  readonly what: string;
  readonly says: string;
  /** The linter prints what it finds; what cannot be loaded at all is an error of the command. */
  readonly stream?: 'stdout';
  readonly file?: string;
  readonly replace?: string;
  readonly with?: string;
  readonly before?: string;
  readonly repeat?: readonly [string, number];
  readonly nest?: readonly [open: string, times: number, middle: string, close: string];
  readonly whole?: string;
  readonly bytes?: string;
  readonly link?: string;
  readonly folder?: string;
  readonly remove?: string;
}

const { variants } = parse(readFileSync(join(FIXTURES, 'broken.yaml'), 'utf8')) as {
  readonly variants: readonly Variant[];
};

function bodyOf({ repeat, nest, with: plain = '', before = '' }: Variant): string {
  if (repeat !== undefined) return before + repeat[0].repeat(repeat[1]);
  if (nest === undefined) return before + plain;
  const [open, times, middle, close] = nest;
  return before + open.repeat(times) + middle + close.repeat(times);
}

function breakIt(folder: string, variant: Variant): void {
  const { remove, folder: name, file = '', link, bytes, whole, replace } = variant;
  const path = join(folder, file);
  if (remove !== undefined) rmSync(join(folder, remove));
  else if (name !== undefined) mkdirSync(join(folder, name));
  else if (link !== undefined) symlinkSync(link, path);
  else if (bytes !== undefined) writeFileSync(path, Buffer.from(bytes, 'hex'));
  else if (whole !== undefined) writeFileSync(path, whole);
  else if (replace === undefined) writeFileSync(path, bodyOf(variant));
  else {
    const text = readFileSync(path, 'utf8');
    if (!text.includes(replace)) throw new Error(`${variant.id}: nothing to replace`);
    writeFileSync(
      path,
      text.replace(replace, () => bodyOf(variant)),
    );
  }
}

async function lint(variant?: Variant): Promise<Awaited<ReturnType<typeof biotoets>>> {
  const place = mkdtempSync(join(tmpdir(), 'biotoets-broken-'));
  try {
    cpSync(join(FIXTURES, 'sound'), join(place, 'sound'), { recursive: true });
    if (variant !== undefined) breakIt(join(place, 'sound'), variant);
    return await biotoets(['catalogue', 'lint', './sound'], place);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

it('is sound before it is broken', async () => {
  expect(await lint()).toMatchObject({ code: 0, stderr: '' });
});

it('is broken in more than fifty ways, each with a name of its own', () => {
  expect(variants.length).toBeGreaterThan(50);
  expect(new Set(variants.map(({ id }) => id)).size).toBe(variants.length);
});

describe('a catalogue that is broken is refused, at the place where it is', () => {
  it.each(variants.map((variant) => [variant.id, variant] as const))('%s', async (_id, variant) => {
    const { code, stdout, stderr } = await lint(variant);
    const [said, other] = variant.stream === 'stdout' ? [stdout, stderr] : [stderr, stdout];
    expect({ code, other }).toEqual({ code: 3, other: '' });
    const lines = said.split('\n').map((line) => line.replace(/^error\s+/, '').replace(/^sound\//, ''));
    expect(lines.filter((line) => line.startsWith(variant.says))).not.toEqual([]);
    expect(variant.says).toMatch(/^[\w.-]+\.ya?ml:\d+:\d+ {2}\S/);
    expectNoTrace(said);
  });
});
