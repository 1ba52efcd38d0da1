import type { Reader } from '../types.ts';

/** Facts about a third party's report, as an auditor wrote them down (`assurance@1`). */
export const assuranceReader: Reader = {
  name: 'assurance',
  version: '1',
  family: 'assurance',
  read() {
    return Promise.resolve({ status: 'unreadable', code: 'unsupported', detail: 'not read yet' });
  },
};
