import { describe, expect, it } from 'vitest';

import { UserError } from '../../src/errors.ts';
import { writing } from '../../src/dossier/fs-errors.ts';

function failing(code: string): Promise<never> {
  return Promise.reject(Object.assign(new Error(code), { code }));
}

describe('writing', () => {
  it.each([
    ['ENOSPC', /disk is full: free some space/],
    ['EROFS', /read-only/],
    ['EACCES', /make the audit folder writable/],
    ['EDQUOT', /quota/],
    ['EMFILE', /--concurrency/],
  ])('says what to do about %s', async (code, remedy) => {
    const error: unknown = await writing('x', () => failing(code)).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ code: 'unwritable', message: expect.stringMatching(remedy) as string });
  });

  it('lets pass what is not of the disk', async () => {
    await expect(writing('x', () => Promise.reject(new TypeError('ours')))).rejects.toThrow(TypeError);
    await expect(writing('x', () => failing('ERR_STRANGE'))).rejects.not.toBeInstanceOf(UserError);
  });
});
