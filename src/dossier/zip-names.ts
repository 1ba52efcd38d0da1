/** Names in an archive are bounded: other systems take no longer ones. */
const MAX_NAME_BYTES = 1024;
const MAX_STEP_BYTES = 255;
const MAX_DEPTH = 32;

/** Control characters, what other systems read as a separator, and what could not be read as a name at all. */
const UNUSABLE = /[\u0000-\u001f\u007f-\u009f\\\ufffd]/;

/** Why nothing may be unpacked under this name (forward slashes, none at the end); undefined where it may. */
export function nameFault(name: string): string | undefined {
  if (name === '') return 'has no name';
  if (Buffer.byteLength(name) > MAX_NAME_BYTES) return `has a name of more than ${String(MAX_NAME_BYTES)} bytes`;
  if (UNUSABLE.test(name)) return 'has a backslash or a control character in its name';
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name)) return 'has an absolute name';
  const steps = name.split('/');
  if (steps.some((step) => step === '' || step === '.' || step === '..')) return 'leaves the folder it is unpacked in';
  if (steps.some((step) => Buffer.byteLength(step) > MAX_STEP_BYTES))
    return `has a step of more than ${String(MAX_STEP_BYTES)} bytes in its name`;
  return steps.length > MAX_DEPTH ? `lies more than ${String(MAX_DEPTH)} folders deep` : undefined;
}

interface Place {
  readonly name: string;
  /** None: a file. */
  readonly below?: Map<string, Place>;
}

/** Every name so far, as the tree that unpacking them would make. */
export type NameTree = Map<string, Place>;

// Disks that do not tell upper from lower case, or an accent from a letter with one, would write the second over the first.
function fold(step: string): string {
  return step.normalize('NFC').toLowerCase();
}

/** Gives a name its place in the tree; why it cannot have one, where another name stands in its way. */
export function placeFault(tree: NameTree, name: string, kind: 'file' | 'folder'): string | undefined {
  const steps = name.split('/');
  let level = tree;
  for (const [index, step] of steps.entries()) {
    const isFile = kind === 'file' && index === steps.length - 1;
    const known = level.get(fold(step));
    if (known === undefined) {
      const place: Place = isFile ? { name: step } : { name: step, below: new Map() };
      level.set(fold(step), place);
      level = place.below ?? level;
      continue;
    }
    if (known.name !== step) return `differs from "${known.name}" in upper and lower case or accents alone`;
    if (isFile) return known.below === undefined ? 'stands in it twice' : 'is a file and a folder';
    if (known.below === undefined) return `lies in "${steps.slice(0, index + 1).join('/')}", which is a file`;
    level = known.below;
  }
  return undefined;
}
