import type { Audit } from '../audit/types.ts';
import type { Catalogue, Criterion } from '../catalogue/types.ts';

/** The criteria an audit examines: on an aspect within its own depth and that of the control. */
export function criteriaOf(catalogues: readonly Catalogue[], audit: Pick<Audit, 'depth'>): readonly Criterion[] {
  return catalogues.flatMap((catalogue) =>
    catalogue.controls.flatMap((control) =>
      control.criteria.filter(({ aspect }) => audit.depth.includes(aspect) && control.depth.includes(aspect)),
    ),
  );
}
