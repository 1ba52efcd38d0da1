import { loadCatalogues } from '../../src/catalogue/load.ts';
import type { CheckNeed, Need } from '../../src/catalogue/types.ts';

export const { catalogues, reference } = await loadCatalogues(['bio2@1.3', 'messaging@1'], {
  folder: import.meta.dirname,
});

function checksOf(need: Need): readonly CheckNeed[] {
  if (need.kind === 'anyOf') return need.branches.flatMap(checksOf);
  return need.kind === 'check' ? [need] : [];
}

/** Every check of the shipped catalogues, by `<criterion ref>/<check id>`. */
export const shippedChecks: readonly (readonly [string, CheckNeed])[] = catalogues.flatMap(({ controls }) =>
  controls.flatMap(({ criteria }) =>
    criteria.flatMap(({ ref, needs }) =>
      needs.flatMap(checksOf).map((check): readonly [string, CheckNeed] => [`${ref}/${check.id}`, check]),
    ),
  ),
);
