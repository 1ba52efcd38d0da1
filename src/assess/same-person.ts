/** Two ids of one person: `Auditor-1` and `auditor 1` are no second pair of eyes. */
export function isSamePerson(a: { readonly id: string }, b: { readonly id: string }): boolean {
  return plain(a.id) === plain(b.id);
}

/** How many people these are at least: one who is written in two ways stays one. */
export function peopleIn(people: readonly { readonly party: string; readonly role: string }[]): number {
  return new Set(people.map(({ party, role }) => `${party} ${plain(role)}`)).size;
}

// Letters and digits tell people apart; case, spaces, signs and what cannot be seen do not.
function plain(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
    .toLowerCase();
}
