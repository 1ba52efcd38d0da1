import { loadOne } from '../../catalogue/load-one.ts';
import { loadShipped } from '../../catalogue/shipped.ts';
import type { Addressee, Aspect, Catalogue, Control } from '../../catalogue/types.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { UserError } from '../../errors.ts';
import type { Lang } from '../../language/types.ts';
import type { Io } from '../io.ts';
import { printLines } from '../write-out.ts';

export interface ListFlags {
  readonly theme?: string;
  readonly addressee?: Addressee;
  readonly provability?: Control['provability'];
  readonly aspect?: Aspect;
  readonly knockout?: boolean;
  readonly measures?: boolean;
  readonly format?: 'text' | 'json';
  readonly lang?: string;
}

/** The controls of a catalogue, or of all shipped ones, with what was left out said. */
export async function listCatalogue(name: string | undefined, flags: ListFlags, io: Io): Promise<Ending> {
  const lang: Lang = flags.lang === 'en' ? 'en' : 'nl';
  const catalogues = name === undefined ? (await loadShipped()).catalogues : [(await loadOne(name, io.cwd)).catalogue];
  const all = catalogues.flatMap(({ controls }) => controls);
  const chosen = all.filter((control) => isWanted(control, flags));
  if (chosen.length === 0) throw new UserError('nothing-selected', nothingSelected(all, flags));
  if (flags.format === 'json') await printLines(io, [JSON.stringify(chosen.map(asRow), null, 2)]);
  else await printLines(io, [...chosen.map((control) => line(control, lang)), '', summary(catalogues, chosen)]);
  return {};
}

function isWanted(control: Control, { theme, addressee, provability, aspect, knockout, measures }: ListFlags): boolean {
  return (
    (theme === undefined || control.theme === theme) &&
    (addressee === undefined || control.addressee === addressee || control.addressee === 'both') &&
    (provability === undefined || control.provability === provability) &&
    (aspect === undefined || control.depth.includes(aspect)) &&
    (knockout !== true || control.knockout) &&
    (measures !== true || control.measure)
  );
}

function nothingSelected(all: readonly Control[], { theme }: ListFlags): string {
  const themes = [...new Set(all.map((control) => control.theme))].sort();
  const known = theme === undefined || themes.includes(theme) ? '' : `; the themes are ${themes.join(', ')}`;
  return `no control fits these filters${known}`;
}

const ASPECT_MARK = { design: 'D', existence: 'E', operation: 'O' } as const satisfies Record<Aspect, string>;

function line(control: Control, lang: Lang): string {
  const marks = (['design', 'existence', 'operation'] as const)
    .map((aspect) => (control.depth.includes(aspect) ? ASPECT_MARK[aspect] : '-'))
    .join('');
  const columns = [
    control.ref.padEnd(20),
    control.knockout ? 'K' : ' ',
    marks,
    control.addressee.padEnd(8),
    control.provability.padEnd(10),
    control.theme.padEnd(13),
    control.title[lang],
  ];
  return columns.join('  ');
}

function summary(catalogues: readonly Catalogue[], chosen: readonly Control[]): string {
  const of = catalogues.map(({ ref, controls }) => {
    const n = chosen.filter((control) => control.ref.startsWith(`${ref}/`)).length;
    const measures = controls.filter(({ measure }) => measure).length;
    return `${ref}: ${n} of ${controls.length}${measures === 0 ? '' : ` (${measures} government measures)`}`;
  });
  return `${of.join(' · ')} · K knock-out · D design, E existence, O operation`;
}

function asRow(control: Control): Readonly<Record<string, unknown>> {
  const { ref, title, theme, addressee, mandatory, knockout, measure, depth, provability, term, criteria } = control;
  const shown = { ref, title, theme, addressee, mandatory, knockout, measure, depth, provability };
  return { ...shown, ...(term === undefined ? {} : { term }), criteria: criteria.map((criterion) => criterion.ref) };
}
