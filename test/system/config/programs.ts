import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Files } from '../../facts/config/read-config.ts';

/** A folder of its own, gone when it goes out of scope. */
export function ownFolder(name: string): {
  readonly root: string;
  write(files: Files): void;
  [Symbol.dispose](): void;
} {
  const root = mkdtempSync(join(tmpdir(), `biotoets-${name}-`));
  return {
    root,
    write(files) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
    },
    [Symbol.dispose]() {
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** The same choices at every run: numbers from 0 up to but not including `below`. */
export function chooser(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

export function pick<T>(choose: (below: number) => number, from: readonly T[]): T {
  const one = from[choose(from.length)];
  if (one === undefined) throw new Error('nothing to choose from');
  return one;
}
