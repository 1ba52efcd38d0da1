import type {
  Aspect,
  Catalogue,
  CheckNeed,
  Control,
  Criterion,
  Derivation,
  Need,
  SingleNeed,
} from '../../src/catalogue/types.ts';

const ASPECTS: readonly Aspect[] = ['design', 'existence', 'operation'];

/** One row per control, one column per aspect: on which kinds of evidence each rests. */
export function coverageTable(catalogues: readonly Catalogue[]): string {
  const rows = catalogues.flatMap((catalogue) =>
    catalogue.controls.map((control) => [
      `${catalogue.ref}/${control.id}`,
      control.knockout ? 'K' : '',
      control.addressee,
      ...ASPECTS.map((aspect) => evidenceOn(control, aspect)),
    ]),
  );
  return table(['control', 'K', 'addressee', ...ASPECTS], rows);
}

/** One row per chapter: how many controls, and on how many criteria of each aspect which kind of evidence is asked. */
export function chapterTable(catalogues: readonly Catalogue[]): string {
  const rows = catalogues.flatMap((catalogue) => {
    const chapters = [...new Set(catalogue.controls.map(chapterOf))];
    return chapters.map((chapter) => {
      const controls = catalogue.controls.filter((control) => chapterOf(control) === chapter);
      const count = (wanted: (control: Control) => boolean): string => String(controls.filter(wanted).length);
      return [
        `${catalogue.ref} ${chapter}`,
        count(() => true),
        count(({ measure }) => measure),
        count(({ knockout }) => knockout),
        ...ASPECTS.map((aspect) => kindsOn(controls, aspect)),
        (['measurable', 'partly', 'human'] as const)
          .map((how) => count(({ provability }) => provability === how))
          .join(' / '),
      ];
    });
  });
  const provability = 'measurable / partly / human';
  return table(['chapter', 'controls', 'measures', 'K', ...ASPECTS, provability], rows);
}

function chapterOf({ id }: Control): string {
  return /^MSG-/.test(id) ? id.slice(0, 5) : (id.split('.')[0] ?? id);
}

const KINDS = ['measured', 'export', 'document', 'judgement'] as const;

/** On how many criteria of an aspect each kind of evidence is asked: `export 12, document 3`. */
function kindsOn(controls: readonly Control[], aspect: Aspect): string {
  const criteria = controls.flatMap((control) => control.criteria).filter((criterion) => criterion.aspect === aspect);
  const asked = criteria.map(({ needs }) => new Set(needs.flatMap(singles).map(kindOf)));
  const counts = KINDS.map((kind) => [kind, asked.filter((kinds) => kinds.has(kind)).length] as const);
  const shown = counts.filter(([, n]) => n > 0).map(([kind, n]) => `${kind} ${n}`);
  return shown.length === 0 ? '–' : `${criteria.length}: ${shown.join(', ')}`;
}

function singles(need: Need): readonly SingleNeed[] {
  return need.kind === 'anyOf' ? need.branches : [need];
}

function kindOf(need: SingleNeed): (typeof KINDS)[number] {
  if (need.kind === 'check') return need.from === undefined ? 'measured' : 'export';
  return need.kind;
}

/** Every threshold of ours, with what it bounds. */
export function parameterTable(catalogues: readonly Catalogue[]): string {
  const rows = catalogues.flatMap(({ parameters }) =>
    parameters.map(({ name, means, example }) => [`\`${name}\``, means.en, `\`${example}\``]),
  );
  return table(['parameter', 'what it bounds', 'form'], rows);
}

/** Every kind of evidence that may be delivered for a check: its family, and the names the checks read in it. */
export function evidenceTable(catalogues: readonly Catalogue[]): string {
  const controls = catalogues.flatMap((catalogue) => catalogue.controls);
  const uses = controls.flatMap((control) => checksOf(control).flatMap((check) => usesOf(check, control.id)));
  const kinds = [...new Set(uses.map(({ kind }) => kind))].sort();
  const rows = kinds.map((kind) => {
    const own = uses.filter((use) => use.kind === kind);
    const all = sorted(own.flatMap((use) => use.names));
    const names = all.filter((name) => !all.some((other) => other.startsWith(`${name}: `)));
    return [
      kind,
      sorted(own.map((use) => use.family)).join(),
      names.join(', '),
      sorted(own.map(({ id }) => id)).join(', '),
    ];
  });
  return table(['kind', 'family', 'names it must yield', 'controls'], rows);
}

function evidenceOn(control: Control, aspect: Aspect): string {
  const criteria = control.criteria.filter((criterion) => criterion.aspect === aspect);
  return sorted(criteria.flatMap(evidenceOf)).join('; ') || '–';
}

function evidenceOf({ needs }: Criterion): readonly string[] {
  return needs.flatMap((need) =>
    need.kind === 'anyOf' ? [need.branches.map(described).join(' or ')] : [described(need)],
  );
}

function described(need: SingleNeed): string {
  if (need.kind === 'judgement') return 'judgement';
  if (need.kind === 'document') return `document ${need.from}`;
  return need.from === undefined ? `measured ${need.family}` : `${need.family} ${need.from}`;
}

function checksOf(control: Control): readonly CheckNeed[] {
  return control.criteria
    .flatMap((criterion) => criterion.needs)
    .flatMap(singles)
    .filter((need) => need.kind === 'check');
}

interface Use {
  readonly kind: string;
  readonly family: string;
  readonly names: readonly string[];
  readonly id: string;
}

function usesOf(check: CheckNeed, id: string): readonly Use[] {
  const { from, family, assert, values = {}, empty, beside, derive } = check;
  const words = Object.entries(values).map(([column, all]) => `${column}: ${all.join(' / ')}`);
  const own =
    from === undefined
      ? []
      : [{ kind: from, family, names: [...namesIn(assert), ...derive.flatMap(columnsOf), ...words], id }];
  const other =
    empty === undefined ? [] : [{ kind: empty.from, family: empty.family, names: namesIn(empty.assert), id }];
  const lists = beside.map((each) => ({
    ...{ kind: each.from, family: each.family, id },
    names: [...namesBeside(assert, each.name), ...derive.flatMap((derivation) => keysOf(derivation, each.name))],
  }));
  return [...own, ...other, ...lists];
}

// `columns.mfa.values.off` asks for a column mapped to `mfa`, of which `values` lists all words; `rows` and `complete` come by themselves.
function namesIn(predicate: unknown): readonly string[] {
  return pathsIn(predicate).flatMap((path) => {
    const [first = '', name = '', part] = path.split('.');
    if (['rows', 'complete', 'entries', 'derived', 'beside'].includes(first) || part === 'explained') return [];
    if (first !== 'columns') return [first];
    return [name];
  });
}

/** The columns a derivation takes from the export itself. */
function columnsOf(derivation: Derivation): readonly string[] {
  if ('sequence' in derivation) return [derivation.sequence];
  if ('same' in derivation) return derivation.same;
  if ('join' in derivation) return [derivation.join.column];
  if ('chain' in derivation) return [...derivation.chain.over, derivation.chain.previous, derivation.chain.hash];
  if ('cases' in derivation) return [derivation.cases.case, derivation.cases.result];
  if ('backlog' in derivation) return Object.values(derivation.backlog);
  if ('span' in derivation) return [derivation.span.from, derivation.span.to, derivation.span.unless ?? []].flat();
  return [];
}

/** The columns a derivation takes from a list beside the export. */
function keysOf(derivation: Derivation, list: string): readonly string[] {
  if (!('join' in derivation) || derivation.join.list !== list) return [];
  return [derivation.join.key, derivation.join.canary ?? []].flat();
}

function namesBeside(predicate: unknown, name: string): readonly string[] {
  const prefix = `beside.${name}.`;
  const paths = pathsIn(predicate).filter((path) => path.startsWith(prefix));
  return namesIn(paths.map((path) => ({ at: path.slice(prefix.length) })));
}

function pathsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) => {
    if (key === 'at' && typeof part === 'string') return [part];
    if (key === 'with') return Object.values(part as Record<string, unknown>).filter(isPath);
    return pathsIn(part);
  });
}

// What a named check is told is a path, unless it is a duration or a reference.
function isPath(value: unknown): value is string {
  return typeof value === 'string' && !/^P\d/.test(value);
}

function sorted(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
