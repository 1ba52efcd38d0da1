#!/usr/bin/env node
// Knows nothing but where the program is: a program that cannot be loaded is our bug (5), never a verdict.
import('../dist/cli/entry.js').then(
  ({ start }) => start(process),
  (error) => {
    process.exitCode = 5;
    process.stderr.write(
      error?.code === 'ERR_MODULE_NOT_FOUND'
        ? 'biotoets: the program is not built or not complete (npm run build, or install the package again)\n'
        : `biotoets: the program cannot be loaded: ${error?.stack ?? error}\n`,
    );
  },
);
