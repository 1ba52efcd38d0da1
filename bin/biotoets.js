#!/usr/bin/env node
// Knows nothing but where the program is. Until that says how it ended, every end is our bug (5), never a verdict:
// Node itself would call a program that stopped halfway 0, and one that crashed 1.
process.exitCode = 5;
const unfinished = () =>
  process.stderr.write('biotoets: stopped halfway. This is a bug in biotoets: please report it.\n');
process.once('exit', unfinished);
import('../dist/cli/entry.js')
  .then(({ start }) => start(process))
  .catch((error) => {
    process.stderr.write(
      error?.code === 'ERR_MODULE_NOT_FOUND'
        ? 'biotoets: the program is not built or not complete (npm run build, or install the package again)\n'
        : `biotoets: the program cannot be started. Please report this with the lines below.\n${error?.stack ?? error}\n`,
    );
  })
  .finally(() => process.off('exit', unfinished));
