import { carriesOver, entriesFor, type Mapped } from '../../catalogue/map.ts';
import { loadShipped } from '../../catalogue/shipped.ts';
import type { Reference } from '../../catalogue/types.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { UserError } from '../../errors.ts';
import type { Lang } from '../../language/types.ts';
import type { Io } from '../io.ts';
import { printLines } from '../write-out.ts';

/** Where an id stands in other norms and versions, and what may be carried over. */
export async function mapControl(
  wanted: string,
  { lang, io }: { readonly lang: Lang; readonly io: Io },
): Promise<Ending> {
  const { reference, catalogues } = await loadShipped();
  const mapped = entriesFor(wanted, reference);
  const known = catalogues.some(({ controls }) => controls.some(({ id, ref }) => id === wanted || ref === wanted));
  if (mapped.length === 0 && known) {
    await printLines(io, [`${wanted} is in no mapping: it stands by itself`]);
    return {};
  }
  if (mapped.length === 0)
    throw new UserError(
      'unknown-name',
      `${wanted} is in no mapping; there are ${reference.mappings.map(({ from, to }) => `${from} to ${to}`).join(', ')}`,
    );
  await printLines(
    io,
    mapped.map((each) => mappedLine(each, reference, lang)),
  );
  return {};
}

function mappedLine({ mapping, entry }: Mapped, reference: Reference, lang: Lang): string {
  const from = entry.from.map((id) => `${mapping.from}/${id}${topicOf(id, mapping.from, reference, lang)}`).join(' + ');
  const to = entry.to.map((id) => `${mapping.to}/${id}`).join(' + ');
  const standing = [
    entry.relation,
    ...(carriesOver(entry) ? [] : ['judge anew']),
    ...(entry.verified ? [] : ['not verified: never in a report']),
  ];
  const note = entry.note === undefined ? '' : `  ${entry.note[lang]}`;
  return `${from === '' ? '-' : from} -> ${to === '' ? '-' : to}  (${standing.join('; ')})${note}`;
}

function topicOf(id: string, norm: string, { indexes }: Reference, lang: Lang): string {
  const topic = indexes.find(({ ref }) => ref === norm)?.entries.find((entry) => entry.id === id)?.topic[lang];
  return topic === undefined ? '' : ` (${topic})`;
}
