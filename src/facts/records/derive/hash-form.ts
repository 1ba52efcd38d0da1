/** A hash without the name of its kind, and that name, if it was written before it. */
export interface HashForm {
  readonly name: string;
  readonly digits: string;
}

/** `sha256:ab…` by its parts. */
export function hashForm(hash: string): HashForm {
  const colon = hash.indexOf(':');
  return { name: hash.slice(0, Math.max(0, colon)), digits: hash.slice(colon + 1) };
}

/** Whether two hashes can be of one kind: as long, and not named differently. */
export function comparable(one: HashForm, other: HashForm): boolean {
  if (one.digits.length !== other.digits.length) return false;
  return one.name === '' || other.name === '' || one.name === other.name;
}
