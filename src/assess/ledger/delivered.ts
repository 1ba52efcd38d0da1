import type { Card } from '../../audit/types.ts';
import type { ItemEntry } from '../../dossier/types.ts';
import { endOf, startOf } from '../moment.ts';
import { accessOf } from './requests.ts';
import { bare, type Draft, entryAccess, fromEntry, type Place, slotRows } from './row.ts';

/** Everything that was handed over, shown or refused item by item, with its card or without. */
export function deliveredRows(place: Place): readonly Draft[] {
  const cards = place.audit.cards.flatMap((card) => cardRows(card, place));
  const carded = new Set(place.audit.cards.map((card) => card.item));
  const loose = [...place.bySlot].filter(([slot, entries]) => entries[0]?.origin === 'delivered' && !carded.has(slot));
  return [...cards, ...loose.flatMap(([, entries]) => slotRows(entries).map((entry) => uncardedRow(entry, place)))];
}

function cardRows(card: Card, place: Place): readonly Draft[] {
  const request = place.audit.requests.find((each) => each.id === card.request);
  const answered = card.purged === undefined ? (card.access ?? accessOf(request)) : 'purged';
  const base: Draft = {
    ...bare(card.item, answered === 'withheld' ? 'refused' : 'delivered'),
    targets: card.targets,
    criteria: request?.criteria ?? [],
    askedFor: request?.criteria ?? [],
    kind: card.kind,
    card,
    ...(request === undefined ? {} : { request }),
    access: answered,
    hidesTested: card.hidesTested ?? request?.answer?.hidesTested ?? true,
    ...shownOnSite(card, place),
  };
  const entries = slotRows(place.bySlot.get(card.item) ?? []);
  if (entries.length === 0) return [withoutBytes(base, card)];
  return entries.map((entry): Draft => {
    const own = entryAccess(entry, place);
    return {
      ...base,
      ...fromEntry(entry, place),
      ...dates(card, startOf(entry.collectedAt)),
      ...recorded(entry, base),
      collector: 'file',
      access: own ?? answered,
      ...(base.commitment === 'another' ? { integrity: 'broken' } : {}),
    };
  });
}

/** What the item was when it was collected stays attached to it, whatever its card or request says today. */
function recorded({ link }: ItemEntry, base: Draft): Pick<Draft, 'criteria' | 'recordedKinds'> {
  if (link === undefined) return { criteria: base.criteria, recordedKinds: [] };
  return { criteria: [...new Set([...base.criteria, ...link.criteria])], recordedKinds: [link.kind] };
}

// Another document than the one committed to is worse than none: nobody can tell what was seen.
function shownOnSite(card: Card, { viewed }: Place): Pick<Draft, 'commitment' | 'integrity'> {
  const claimed = card.onSite?.commitment;
  const entry = viewed.get(card.item);
  if (entry?.matched === false) return { commitment: 'another', integrity: 'broken' };
  if (claimed === undefined) return { integrity: 'none' };
  const same = entry?.list === claimed.list && entry.document === claimed.document;
  return { commitment: same ? 'proved' : 'not-proved', integrity: 'none' };
}

// Seen on site leaves no bytes; anything else that was promised and is not there was not received, or not yet read.
function withoutBytes(base: Draft, card: Card): Draft {
  if (base.access === 'withheld' || base.access === 'on-site' || base.access === 'purged')
    return { ...base, ...dates(card, undefined) };
  return { ...base, access: card.file === undefined ? 'not-received' : 'not-attempted' };
}

function uncardedRow(entry: ItemEntry, place: Place): Draft {
  const request = place.audit.requests.find((each) => each.id === entry.link?.request);
  return {
    ...bare(entry.slot, 'delivered'),
    ...fromEntry(entry, place),
    targets: entry.targets,
    criteria: entry.link?.criteria ?? [],
    askedFor: entry.link?.criteria ?? [],
    ...(entry.link === undefined ? {} : { kind: entry.link.kind }),
    ...(request === undefined ? {} : { request }),
    collector: 'file',
    access: entryAccess(entry, place) ?? accessOf(request),
    hidesTested: request?.answer?.hidesTested ?? true,
    // Taking the card away undoes no viewing.
    ...(place.viewed.get(entry.slot)?.matched === false ? { commitment: 'another', integrity: 'broken' } : {}),
  };
}

// A card that says the thing was seen after it was collected says nothing about when.
function dates(card: Card, collectedAt: number | undefined) {
  const said = startOf(card.observedAt ?? card.onSite?.at ?? '');
  const observedAt = said !== undefined && said > (collectedAt ?? said) ? undefined : said;
  const from = startOf(card.period?.from ?? '');
  const to = endOf(card.period?.to ?? '');
  return {
    ...(observedAt === undefined ? {} : { observedAt }),
    ...(from === undefined || to === undefined ? {} : { period: { from, to } }),
  };
}
