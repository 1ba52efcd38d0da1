import type {
  Check,
  ControlSource,
  Criterion as CriterionSource,
  Need as NeedSource,
  SingleNeed as SingleSource,
} from './schema.generated.ts';
import { withDottedPaths } from './fact-path.ts';
import type { Path } from './problem.ts';
import { productsAbout } from './products.ts';
import type { Addressee, CheckNeed, Control, Criterion, Derivation, Need, SingleNeed } from './types.ts';
import type { SourcePosition } from '../errors.ts';

type PositionOf = (path: Path) => SourcePosition;

function toCheck({ card, advice, beside, derive, product, assert, when, empty, ...check }: Check): CheckNeed {
  return {
    kind: 'check',
    ...check,
    assert: withDottedPaths(assert),
    ...(when === undefined ? {} : { when: withDottedPaths(when) }),
    ...(empty === undefined ? {} : { empty: { ...empty, assert: withDottedPaths(empty.assert) } }),
    products: product ?? (check.about === undefined ? [] : productsAbout(check.about)),
    card: card ?? [],
    advice: (advice ?? []).map((each) => ({ ...each, assert: withDottedPaths(each.assert) })),
    beside: beside ?? [],
    derive: (derive ?? []) as readonly Derivation[],
  };
}

function toSingle(need: SingleSource): SingleNeed {
  if ('check' in need) return toCheck(need.check);
  if ('document' in need) return { kind: 'document', ...need.document };
  return { kind: 'judgement', ...need.judgement };
}

function toNeed(need: NeedSource): Need {
  if (!('anyOf' in need)) return toSingle(need);
  return { kind: 'anyOf', ...need.anyOf, branches: need.anyOf.branches.map(toSingle) };
}

interface CriterionPlace {
  /** `bio2@1.3/8.24.04` */
  readonly control: string;
  /** Whose the control is, for a criterion that does not say. */
  readonly addressee: Addressee;
  readonly at: SourcePosition;
}

/** A linked criterion in the form the other stages read. */
export function toCriterion(source: CriterionSource, { control, addressee, at }: CriterionPlace): Criterion {
  return {
    addressee,
    zeroTolerance: false,
    ...source,
    ref: `${control}#${source.id}`,
    control,
    needs: source.needs.map(toNeed),
    at,
  };
}

/** A linked control in the form the other stages read. */
export function toControl(written: ControlSource, catalogue: string, positionOf: PositionOf): Control {
  const source = { ...written };
  delete source.schema;
  const ref = `${catalogue}/${source.id}`;
  // Where the control is of both, linking made sure that each criterion says whose it is.
  const addressee = source.addressee === 'both' ? 'supplier' : source.addressee;
  const criteria = source.criteria.map((criterion, index) =>
    toCriterion(criterion, { control: ref, addressee, at: positionOf(['criteria', index]) }),
  );
  return { ...source, ref, criteria, at: positionOf([]) };
}
