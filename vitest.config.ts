import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// `node`: everything that needs Node alone, the daily loop. `system`: real servers and programs from Debian, a browser, packaging.
export default defineConfig({
  test: {
    // Left alone, two cores would get one worker: half of the machine would stand by.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/system/**', 'test/packaging/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          setupFiles: ['test/seed.ts'],
        },
      },
      {
        test: {
          name: 'system',
          include: ['test/system/**/*.test.ts', 'test/packaging/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
