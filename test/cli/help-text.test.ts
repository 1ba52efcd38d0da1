import { execa } from 'execa';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { helpText } from '../../src/cli/write-help.ts';

const BIN = new URL('../../bin/biotoets.js', import.meta.url).pathname;

describe('the help text that the build writes down', () => {
  it('is what the program itself would say', async () => {
    expect(existsSync(new URL('../../dist/cli/help.txt', import.meta.url))).toBe(true);
    for (const flag of ['--help', '-h', 'help']) {
      const { stdout, stderr, exitCode } = await execa('node', [BIN, flag], { reject: false });
      expect({ stdout, stderr, exitCode }).toEqual({ stdout: helpText().trimEnd(), stderr: '', exitCode: 0 });
    }
  });
});
