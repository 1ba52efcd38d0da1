import { type ApplicabilityWords, applicabilityWordsOf } from '../../language/applicability.ts';
import { countIn, dateIn } from '../../language/date.ts';
import { say, wordsOf } from '../../language/language.ts';
import type { Lang } from '../../language/types.ts';
import type { Signer } from '../../audit/types.ts';
import type { Pair } from '../types.ts';
import type {
  Edition,
  Exception,
  StatementColumn,
  StatementDocument,
  StatementOfApplicability,
  StatementRow,
  StatementTable,
} from './types.ts';

/** What may be published: nothing that a person wrote, and nothing by which a person, a paper or a file is known. */
const PUBLIC: readonly StatementColumn[] = [
  'control',
  'title',
  'measure',
  'standing',
  'ground',
  'state',
  'expires',
  'waivers',
  'kind',
];

const STATEMENT: readonly StatementColumn[] = [
  ...(['control', 'title', 'measure', 'standing', 'ground', 'why', 'by', 'fact', 'items', 'riskAnalysis'] as const),
  ...(['approver', 'expires', 'state', 'waivers', 'verdict'] as const),
];
const ANNEX: readonly StatementColumn[] = [
  ...(['control', 'title', 'measure', 'kind', 'decision', 'state', 'why', 'fact', 'items', 'riskAnalysis'] as const),
  ...(['by', 'approver', 'expires'] as const),
];

export interface DocumentOptions {
  readonly lang: Lang;
  readonly edition: Edition;
  /** `biotoets 1.2.3` */
  readonly tool: string;
}

interface Style extends Omit<DocumentOptions, 'tool'> {
  readonly words: ApplicabilityWords;
}

/** The statement in words. The public edition is made of what may be published, not of all with something taken out. */
export function statementDocument(
  statement: StatementOfApplicability,
  { lang, edition, tool }: DocumentOptions,
): StatementDocument {
  const words = applicabilityWordsOf(lang);
  const style: Style = { lang, edition, words };
  const assessed = statement.rows.some(({ verdict }) => verdict !== undefined);
  const columns = STATEMENT.filter((column) => column !== 'verdict' || assessed);
  const { standing, counter, caution, leftOut } = words;
  const counts = Object.entries(statement.totals) as [keyof typeof standing, number][];
  return {
    title: words.title,
    about: [...aboutOf(statement, style), { label: words.about.tool, value: tool }],
    notes: edition === 'public' ? [caution, leftOut] : [caution],
    totals: counts.map(([name, n]) => ({ label: standing[name], value: countIn(lang, n) })),
    counters: statement.counters.map(({ name, about }) => ({
      label: counter[name],
      value: about.length === 0 ? '0' : `${countIn(lang, about.length)} (${about.join(', ')})`,
    })),
    tables: tablesOf(statement, allowed(columns, edition), style),
    annex: {
      caption: words.annex,
      columns: allowed(ANNEX, edition),
      rows: statement.exceptions.map((exception) => exceptionCells(exception, style)),
      none: words.none,
    },
    heads: words.columns,
    words: words.words,
  };
}

function allowed(columns: readonly StatementColumn[], edition: Edition): readonly StatementColumn[] {
  return edition === 'public' ? columns.filter((column) => PUBLIC.includes(column)) : columns;
}

function aboutOf(statement: StatementOfApplicability, style: Style): readonly Pair[] {
  const { audit, selection, catalogues } = statement;
  const { lang, edition, words } = style;
  const { about } = words;
  const { n, of, only } = selection;
  const named: readonly Pair[] = [
    { label: about.client, value: audit.client },
    { label: about.supplier, value: audit.supplier },
    { label: about.audit, value: audit.id },
    { label: about.operator, value: `${audit.operator.name} (${wordsOf(lang).partyRole[audit.operator.party]})` },
  ];
  const norms = catalogues.map((catalogue) => {
    const { title, sha256, selectedFrom: from } = catalogue;
    const name = normName(catalogue, statement, style);
    return [
      // The title of a norm may hold a name.
      edition === 'public' ? name : `${title[lang]} (${name})`,
      `sha256 ${sha256.slice(0, 12)}`,
      ...(from === undefined ? [] : [words.selectedFrom(countIn(lang, from.n), countIn(lang, from.of), from.ref)]),
    ].join(', ');
  });
  return [
    ...(edition === 'public' ? [] : named),
    { label: about.norms, value: norms.join('; ') },
    { label: about.asOf, value: dateIn(lang, audit.asOf) },
    { label: about.period, value: `${dateIn(lang, audit.period.from)} – ${dateIn(lang, audit.period.to)}` },
    { label: about.selection, value: words.selection(countIn(lang, n), countIn(lang, of), only.join(', ')) },
    { label: about.edition, value: words.edition[edition] },
  ];
}

/** A norm that somebody put together may be called after somebody: published only where its controls cannot be named without it. */
function normName(
  { ref }: StatementOfApplicability['catalogues'][number],
  { rows }: StatementOfApplicability,
  { edition, words }: Style,
): string {
  const told = edition === 'internal' || rows.some(({ control }) => control.startsWith(`${ref}/`));
  return told ? ref : words.ground['own-norm'];
}

/** Per norm the measures of the government, listed as such, and then the rest. */
function tablesOf(
  statement: StatementOfApplicability,
  columns: readonly StatementColumn[],
  style: Style,
): readonly StatementTable[] {
  const { measures, others, none } = style.words;
  return statement.catalogues.flatMap((catalogue) =>
    [true, false].flatMap((measure) => {
      const own = statement.rows.filter((row) => row.measure === measure && row.catalogue === catalogue.ref);
      if (own.length === 0) return [];
      const name = normName(catalogue, statement, style);
      const caption = measure ? measures(name) : others(name);
      return [{ caption, columns, rows: own.map((row) => rowCells(row, style)), none }];
    }),
  );
}

type Cells = StatementTable['rows'][number];

function rowCells(row: StatementRow, style: Style): Cells {
  const { lang, edition, words } = style;
  const { control, title, measure, standing, ground, why, by, decision, waivers, verdict } = row;
  const open: Cells = {
    ...{ control, title: title[lang], measure: measure ? words.yes : words.no },
    ...{ standing: words.standing[standing], ground: words.ground[ground] },
    ...(decision === undefined ? {} : decisionCells(decision, style)),
    waivers: waivers.map((waiver) => waiverText(waiver, style)).join('; '),
  };
  if (edition === 'public') return open;
  return {
    ...open,
    ...(why === undefined ? {} : { why }),
    ...(by === undefined ? {} : { by: personText(by, lang) }),
    ...(verdict === undefined ? {} : { verdict: wordsOf(lang).verdict[verdict] }),
  };
}

function exceptionCells(exception: Exception, style: Style): Cells {
  const { lang, edition, words } = style;
  const { id, about, title, measure, kind, why, by } = exception;
  const open: Cells = {
    ...{ control: about, title: title[lang], measure: measure ? words.yes : words.no, kind: words.kind[kind] },
    ...decisionCells(exception, style),
  };
  return edition === 'public' ? open : { ...open, decision: id, why, by: personText(by, lang) };
}

function decisionCells(exception: Exception, style: Style): Cells {
  const { lang, edition, words } = style;
  const { fact, items, riskAnalysis, approver, expires, state, because } = exception;
  const until = expires === undefined ? {} : { expires: dateIn(lang, expires) };
  if (edition === 'public') return { state: words.state[state], ...until };
  return {
    state: because === undefined ? words.state[state] : `${words.state[state]}: ${say(lang, because)}`,
    ...until,
    items: items.join(', '),
    ...(fact === undefined ? {} : { fact }),
    ...(riskAnalysis === undefined ? {} : { riskAnalysis }),
    ...(approver === undefined ? {} : { approver: personText(approver, lang) }),
  };
}

function waiverText({ id, state }: Exception, { edition, words }: Style): string {
  return edition === 'public' ? words.state[state] : `${id} (${words.state[state]})`;
}

/** Whose it is, and whether the name was signed where it says so. */
function personText({ party, role, identity }: Signer, lang: Lang): string {
  const words = wordsOf(lang);
  return `${role} (${[words.partyRole[party], ...(identity === undefined ? [] : [words.identity[identity]])].join('; ')})`;
}
