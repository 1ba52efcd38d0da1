import type { Disposition, Finding } from '../../assess/types.ts';
import type { Applicability, Audit, Decision } from '../../audit/types.ts';
import type { Control } from '../../catalogue/types.ts';
import type {
  Counter,
  CounterName,
  Exception,
  Ground,
  Standing,
  StatementOfApplicability,
  StatementRow,
} from './types.ts';

export interface StatementInput {
  readonly assessment: Pick<StatementOfApplicability, 'audit' | 'selection'> & {
    readonly findings: readonly Found[];
  };
  readonly audit: Pick<Audit, 'applicability' | 'decisions'>;
  readonly catalogues: readonly (StatementOfApplicability['catalogues'][number] & {
    readonly controls: readonly Listed[];
  })[];
  /** Whether something was collected, so that there are verdicts to show beside it. */
  readonly verdicts: boolean;
}

type Found = Pick<Finding, 'control' | 'catalogue' | 'title' | 'verdict' | 'dispositions'>;
type Listed = Pick<Control, 'ref' | 'title' | 'measure'>;

interface Known {
  readonly control: Listed;
  readonly own: boolean;
}

/**
 * The statement of applicability of an audit: a row per control that was selected, in the order of the assessment. Whether a
 * decision is in force is what the assessment says of it; here it is only written down.
 */
export function statementOf({ assessment, audit, catalogues, verdicts }: StatementInput): StatementOfApplicability {
  const decided = new Map(audit.applicability.map((entry) => [entry.control, entry]));
  const decisions = new Map(audit.decisions.map((decision) => [decision.id, decision]));
  const described = assessment.findings.flatMap((finding) => {
    const norm = catalogues.find(({ ref }) => ref === finding.catalogue);
    const control = norm?.controls.find(({ ref }) => ref === finding.control);
    if (norm === undefined || control === undefined) return [];
    const exceptions = finding.dispositions.flatMap((disposition) => {
      const decision = decisions.get(disposition.decision);
      return decision === undefined ? [] : exceptionOf(disposition, decision, control);
    });
    const row = rowOf(finding, exceptions, { control, own: norm.kind === 'own', entry: decided.get(finding.control) });
    return [{ row: verdicts ? { ...row, verdict: finding.verdict } : row, exceptions }];
  });
  const rows = described.map(({ row }) => row);
  const exceptions = described.flatMap((each) => each.exceptions);
  const { id, client, supplier, operator, asOf, period } = assessment.audit;
  return {
    audit: { id, client, supplier, operator, asOf, period },
    selection: assessment.selection,
    catalogues: catalogues.map(({ ref, title, kind, sha256, selectedFrom }) => ({
      ...{ ref, title, kind, sha256 },
      ...(selectedFrom === undefined ? {} : { selectedFrom }),
    })),
    rows,
    exceptions: exceptions.filter(({ kind, measure }) => kind === 'not-applicable' || !measure),
    totals: totalsOf(rows),
    counters: countersOf(rows, exceptions),
  };
}

function exceptionOf(disposition: Disposition, decision: Decision, control: Listed): readonly Exception[] {
  const { kind, because, active } = disposition;
  if (kind !== 'not-applicable' && kind !== 'waiver') return [];
  const { id, criterion, why, fact, items, riskAnalysis, by, approver, expires } = decision;
  return [
    {
      ...{ id, kind, why, items, by, about: criterion ?? control.ref, title: control.title, measure: control.measure },
      state: active ? 'in-force' : because?.code === 'inert.expired' ? 'expired' : 'inert',
      ...(because === undefined ? {} : { because }),
      ...(fact === undefined ? {} : { fact }),
      ...(riskAnalysis === undefined ? {} : { riskAnalysis }),
      ...(approver === undefined ? {} : { approver }),
      ...(expires === undefined ? {} : { expires }),
    },
  ];
}

function rowOf(
  { control: ref, catalogue, title }: Found,
  exceptions: readonly Exception[],
  { control, own, entry }: Known & { readonly entry: Applicability | undefined },
): StatementRow {
  const whole = exceptions.filter(({ kind, about }) => kind === 'not-applicable' && about === ref);
  const decision = whole.find(({ state }) => state === 'in-force') ?? whole[0];
  const standing = standingOf(entry, decision);
  const said = entry ?? decision;
  return {
    ...{ control: ref, catalogue, title, measure: control.measure, standing },
    ground: GROUNDS[standing](control.measure, own),
    ...(said === undefined ? {} : { why: said.why, by: said.by }),
    ...(decision === undefined ? {} : { decision }),
    waivers: exceptions.filter(({ kind }) => kind === 'waiver'),
  };
}

function standingOf(entry: Applicability | undefined, decision: Exception | undefined): Standing {
  if (decision !== undefined) return decision.state === 'in-force' ? 'not-applicable' : 'without-effect';
  return entry?.applies === true ? 'applies' : 'not-decided';
}

const GROUNDS: Readonly<Record<Standing, (measure: boolean, own: boolean) => Ground>> = {
  applies: (measure, own) => (measure ? 'measure' : own ? 'own-norm' : 'guidance'),
  'not-applicable': (measure) => (measure ? 'impossible' : 'risk-analysis'),
  'without-effect': () => 'none',
  'not-decided': () => 'none',
};

function totalsOf(rows: readonly StatementRow[]): StatementOfApplicability['totals'] {
  const count = (wanted: Standing): number => rows.filter(({ standing }) => standing === wanted).length;
  return {
    applies: count('applies'),
    'not-applicable': count('not-applicable'),
    'without-effect': count('without-effect'),
    'not-decided': count('not-decided'),
  };
}

/** What counts an exception as one there may be none of. One decision may count more than once. */
const COUNTED: Readonly<Record<Exclude<CounterName, 'not-decided'>, (exception: Exception) => boolean>> = {
  'measure-without-grounds': ({ kind, measure, fact, items, approver }) =>
    kind === 'not-applicable' && measure && (fact === undefined || items.length === 0 || approver === undefined),
  'control-without-risk-analysis': ({ kind, measure, riskAnalysis }) =>
    kind === 'not-applicable' && !measure && riskAnalysis === undefined,
  expired: ({ state }) => state === 'expired',
  inert: ({ state }) => state === 'inert',
  'risk-accepted-measure': ({ kind, measure }) => kind === 'waiver' && measure,
};

function countersOf(rows: readonly StatementRow[], exceptions: readonly Exception[]): readonly Counter[] {
  const undecided = rows.filter(({ standing }) => standing === 'not-decided').map(({ control }) => control);
  const counted = Object.entries(COUNTED).map(([name, counts]) => ({
    name: name as keyof typeof COUNTED,
    about: exceptions.filter(counts).map(({ about }) => about),
  }));
  return [{ name: 'not-decided', about: undecided }, ...counted];
}
