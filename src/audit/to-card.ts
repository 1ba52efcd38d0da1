import type { CardField } from '../catalogue/types.ts';
import type { CardSource } from './schema.generated.ts';
import type { Card } from './types.ts';

/** What a card explains; a field that is only partly filled in explains nothing and is left out. */
type Explanation = Pick<Card, CardField>;

function filledText(text: string | null | undefined): text is string {
  return typeof text === 'string' && text.trim() !== '';
}

function madeBy(source: CardSource['madeBy']): Pick<Explanation, 'madeBy'> {
  if (source?.party === undefined || source.how === undefined) return {};
  return { madeBy: { ...source, party: source.party, how: source.how } };
}

function period(source: CardSource['period']): Pick<Explanation, 'period'> {
  return filledText(source?.from) && filledText(source.to) ? { period: { from: source.from, to: source.to } } : {};
}

function complete(source: CardSource['complete']): Pick<Explanation, 'complete'> {
  const population = source?.population;
  const counted = typeof population === 'number' || filledText(population);
  return counted && filledText(source?.how) ? { complete: { population, how: source.how } } : {};
}

function adopted(source: CardSource['adopted']): Pick<Explanation, 'adopted'> {
  return source?.by !== undefined && filledText(source.at) ? { adopted: { by: source.by, at: source.at } } : {};
}

function scope(source: CardSource['scope']): Pick<Explanation, 'scope'> {
  if (source?.covers === undefined || !filledText(source.description)) return {};
  return { scope: { covers: source.covers, description: source.description } };
}

// Half a record of a viewing cannot be looked up again: who, where, when, which title, and a mark to know it by.
function onSite(source: CardSource['onSite']): Pick<Explanation, 'onSite'> {
  if (source?.by === undefined || !filledText(source.where) || !filledText(source.at) || !filledText(source.title))
    return {};
  const { by, where, at, title, version, pages, fingerprint, commitment } = source;
  const marks = {
    ...(filledText(version) ? { version } : {}),
    ...(typeof pages === 'number' ? { pages } : {}),
    ...(filledText(fingerprint) ? { fingerprint } : {}),
    ...(commitment ? { commitment } : {}),
  };
  return Object.keys(marks).length === 0 ? {} : { onSite: { by, where, at, title, ...marks } };
}

function explanation(source: CardSource): Explanation {
  const { what, observedAt, columns, signed, limitations, confirmed } = source;
  return {
    ...(filledText(what) ? { what } : {}),
    ...madeBy(source.madeBy),
    ...period(source.period),
    ...(filledText(observedAt) ? { observedAt } : {}),
    ...((columns?.length ?? 0) > 0 && columns ? { columns } : {}),
    ...complete(source.complete),
    ...adopted(source.adopted),
    ...((signed?.length ?? 0) > 0 && signed ? { signed } : {}),
    ...scope(source.scope),
    ...(filledText(limitations) ? { limitations } : {}),
    ...(confirmed ? { confirmed } : {}),
    ...onSite(source.onSite),
  };
}

/** A card in the form the other stages read; `file` relative to the audit folder. `filled` lists what it explains, sorted. */
export function toCard(source: CardSource, file: string | undefined, at: Card['at']): Card {
  const explained = explanation(source);
  const { item, request, kind, targets, receivedAt, access, hidesTested, acknowledged } = source;
  const { supports, redaction, purged } = source;
  return {
    item,
    ...(file === undefined ? {} : { file }),
    request,
    kind,
    targets,
    ...explained,
    ...(filledText(receivedAt) ? { receivedAt } : {}),
    ...(access === undefined ? {} : { access }),
    ...(hidesTested === undefined ? {} : { hidesTested }),
    ...(acknowledged ? { acknowledged } : {}),
    ...(supports === undefined ? {} : { supports }),
    ...(redaction ? { redaction } : {}),
    ...(purged === undefined ? {} : { purged }),
    filled: (Object.keys(explained) as CardField[]).sort(),
    at,
  };
}
