import { describe, expect, it } from 'vitest';
import { isSamePerson, peopleIn } from '../../src/assess/same-person.ts';

describe('one person stays one, however written', () => {
  it.each([
    ['auditor-1', 'Auditor-1', true],
    ['auditor-1', 'auditor_1 ', true],
    ['auditor-1', 'auditor 1', true],
    ['j.de.vries', 'j-de-vries', true],
    ['auditor-1', 'auditor\u200b1', true],
    ['ａｕｄｉｔｏｒ', 'auditor', true],
    ['auditor-1', 'auditor-2', false],
    ['anna', 'hanna', false],
  ])('%s and %s', (a, b, same) => {
    expect(isSamePerson({ id: a }, { id: b })).toBe(same);
    expect(peopleIn([a, b].map((role) => ({ party: 'auditor', role })))).toBe(same ? 1 : 2);
  });

  it('who has the same role at two parties is two people', () => {
    expect(peopleIn(['auditor', 'client'].map((party) => ({ party, role: 'IT auditor' })))).toBe(2);
  });
});
