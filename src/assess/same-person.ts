/** Two ids of one person: `Auditor-1` and `auditor-1 ` are no second pair of eyes. */
export function isSamePerson(a: { readonly id: string }, b: { readonly id: string }): boolean {
  return plain(a.id) === plain(b.id);
}

function plain(id: string): string {
  return id.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}
