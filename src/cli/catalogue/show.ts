import { findControl } from '../../catalogue/find-control.ts';
import { loadShipped } from '../../catalogue/shipped.ts';
import type { Ending } from '../../decide/exit-code.ts';
import type { Lang } from '../../language/types.ts';
import { describeFound } from '../describe-control.ts';
import type { Io } from '../io.ts';
import { printLines } from '../write-out.ts';

/** One control in plain words. With an audit, `explain` says more: how its verdict came about. */
export async function showControl(
  wanted: string,
  { lang, io }: { readonly lang: Lang; readonly io: Io },
): Promise<Ending> {
  const { catalogues, reference } = await loadShipped();
  await printLines(io, describeFound(findControl(wanted, catalogues), reference, lang));
  return {};
}
