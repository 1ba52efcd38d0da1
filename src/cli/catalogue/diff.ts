import { type Change, diffCatalogues } from '../../catalogue/diff.ts';
import { loadOne } from '../../catalogue/load-one.ts';
import { carriesOver } from '../../catalogue/map.ts';
import { loadShipped } from '../../catalogue/shipped.ts';
import type { Mapping } from '../../catalogue/types.ts';
import type { Ending } from '../../decide/exit-code.ts';
import type { Lang } from '../../language/types.ts';
import type { Io } from '../io.ts';
import { printLines } from '../write-out.ts';

/** What changed between two catalogues, and whose verdicts may change with it. */
export async function diffCatalogue(
  before: string,
  after: string,
  { lang, io }: { readonly lang: Lang; readonly io: Io },
): Promise<Ending> {
  const { reference } = await loadShipped();
  const mapping = reference.mappings.find(({ from, to }) => from === before && to === after);
  if (mapping !== undefined) {
    await printLines(io, mappingLines(mapping, lang));
    return {};
  }
  const [a, b] = [await loadOne(before, io.cwd), await loadOne(after, io.cwd)];
  const between = reference.mappings.find(({ from, to }) => from === a.catalogue.ref && to === b.catalogue.ref);
  const changes = diffCatalogues(a.catalogue, b.catalogue, between);
  await printLines(io, [...changes.map(changeLine), ...(changes.length === 0 ? [] : ['']), summary(changes)]);
  return {};
}

function changeLine(change: Change): string {
  const head = `${change.kind.padEnd(8)}  ${change.id}`;
  if (change.kind === 'moved') return `${head} -> ${change.to.join(', ')}`;
  if (change.kind !== 'changed') return head;
  const verdicts =
    change.verdicts.length === 0
      ? ''
      : `; the verdict may change of ${change.verdicts.map((id) => `#${id}`).join(' ')}`;
  return `${head}  ${change.parts.join(', ')}${verdicts}`;
}

function summary(changes: readonly Change[]): string {
  if (changes.length === 0) return 'no difference';
  const of = (kind: Change['kind']): number => changes.filter((change) => change.kind === kind).length;
  const weighing = changes.filter((change) => change.kind === 'changed' && change.verdicts.length > 0).length;
  return `${of('added')} added, ${of('removed')} removed, ${of('moved')} moved, ${of('changed')} changed, ${weighing} of them in what a verdict is made of`;
}

// Where one of the two is not here as a catalogue, the mapping says what became of each number.
function mappingLines({ title, source, entries }: Mapping, lang: Lang): readonly string[] {
  const shown = entries.filter(({ relation }) => relation !== 'same');
  const lines = shown.map((entry) => {
    const [from, to] = [entry.from.join(' + '), entry.to.join(' + ')];
    const anew = carriesOver(entry) ? '' : '; judge anew';
    return `${entry.relation.padEnd(8)}  ${from}${to === '' ? '' : ` -> ${to}`}${anew}${entry.note === undefined ? '' : `  ${entry.note[lang]}`}`;
  });
  return [
    title[lang],
    source[lang],
    '',
    ...lines,
    '',
    `${entries.length - shown.length} unchanged, ${shown.length} shown`,
  ];
}
