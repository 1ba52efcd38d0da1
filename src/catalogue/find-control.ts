import { nearestName } from './nearest.ts';
import type { Catalogue, Control, Elsewhere } from './types.ts';
import { UserError } from '../errors.ts';

/** What an id leads to: a control, or where an id of the norm went. */
export type Found =
  | { readonly kind: 'control'; readonly control: Control; readonly catalogue: Catalogue }
  | {
      readonly kind: 'elsewhere';
      readonly entry: Elsewhere;
      readonly catalogue: Catalogue;
      readonly controls: readonly Control[];
    };

/** The part of a reference behind its catalogue: `8.24.04` of `bio2@1.3/8.24.04`. */
function idIn(wanted: string, { ref }: Catalogue): string {
  return wanted.startsWith(`${ref}/`) ? wanted.slice(ref.length + 1) : wanted;
}

function findIn(wanted: string, catalogue: Catalogue): readonly Found[] {
  const id = idIn(wanted, catalogue);
  const control = catalogue.controls.find((each) => each.id === id || each.ref === wanted);
  if (control !== undefined) return [{ kind: 'control', control, catalogue }];
  const entry = catalogue.elsewhere.find((each) => each.id === id);
  if (entry !== undefined) {
    const controls = catalogue.controls.filter((each) => entry.to.includes(each.id));
    return [{ kind: 'elsewhere', entry, catalogue, controls }];
  }
  // A number under which the norm says that there is no measure stands for its control.
  const bare = catalogue.controls.find((each) => !each.measure && id === `${each.id}.01`);
  return bare === undefined ? [] : [{ kind: 'control', control: bare, catalogue }];
}

/** Finds a control by its id or reference. Throws UserError where there is none, with the nearest, or more than one. */
export function findControl(wanted: string, catalogues: readonly Catalogue[]): Found {
  const found = catalogues.flatMap((catalogue) => findIn(wanted, catalogue));
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  if (first !== undefined) {
    const refs = found.map(({ catalogue }) => `${catalogue.ref}/${idIn(wanted, catalogue)}`);
    throw new UserError('usage', `${wanted} is in more than one catalogue; write ${refs.join(' or ')}`);
  }
  const ids = catalogues.flatMap(({ controls, elsewhere }) => [...controls, ...elsewhere].map(({ id }) => id));
  const nearest = nearestName(wanted, ids);
  throw new UserError(
    'unknown-name',
    `no control ${wanted}${nearest === undefined ? '' : `; did you mean ${nearest}?`}`,
  );
}
