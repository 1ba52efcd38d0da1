import { createHash } from 'node:crypto';
import type { Identity, InformationRequest, Judgement } from '../audit/types.ts';
import type {
  AssessInput,
  Assessment,
  DecisionShown,
  ItemShown,
  JudgementShown,
  RequestShown,
  SampleShown,
} from './types.ts';
import type { Context } from './context.ts';
import type { LedgerRow } from './ledger.ts';
import { endOf } from './moment.ts';
import { strengthOf } from './strength.ts';

/** The evidence register: every row of the ledger, whether or not it counted. */
export function showItems({ ledger, audit }: Context): readonly ItemShown[] {
  return ledger.map((row): ItemShown => ({
    id: row.id,
    slot: row.slot,
    targets: row.targets,
    kind: row.origin,
    ...optional({
      request: row.request?.id ?? row.card?.request,
      file: row.card?.file,
      what: row.card?.what,
      madeBy: madeBy(row),
    }),
    access: row.access,
    strength: strengthOf(row, audit.subject),
    explained:
      row.origin === 'measured' || (row.card?.filled.includes('what') === true && row.card.filled.includes('madeBy')),
    integrity: row.integrity,
    ...optional({ sha256: row.sha256, trouble: row.trouble }),
    size: row.artefacts.reduce((sum, artefact) => sum + artefact.size, 0),
    redactions: row.artefacts.reduce((sum, artefact) => sum + artefact.redactions, 0),
    ...optional({
      observedAt: moment(row.observedAt),
      collectedAt: moment(row.collectedAt),
      receivedAt: row.card?.receivedAt,
      limitations: row.card?.limitations,
      onSite: row.card?.onSite,
      commitment: row.commitment,
      redaction: row.card?.redaction,
      purged: purgedBy(row),
    }),
  }));
}

function purgedBy({ card }: LedgerRow): ItemShown['purged'] {
  return card?.purged === undefined ? undefined : { by: card.purged.by.role, why: card.purged.why };
}

function madeBy(row: LedgerRow): string | undefined {
  if (row.origin === 'measured') return `tool, ${row.operator ?? ''}`;
  const made = row.card?.madeBy;
  return made === undefined ? undefined : `${made.party}, ${made.how}`;
}

function moment(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : new Date(ms).toISOString();
}

type Defined<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

function optional<T extends Record<string, unknown>>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}

export function showRequests({ audit, asOf }: Context): readonly RequestShown[] {
  return audit.requests.map((request): RequestShown => {
    const { answer } = request;
    const due = endOf(request.due ?? '');
    return {
      id: request.id,
      to: request.to,
      ask: request.ask,
      criteria: request.criteria,
      explain: request.explain,
      reminders: request.reminders,
      overdue: isWaitedFor(request) && due !== undefined && due < asOf,
      status: answer?.status ?? (request.askedAt === undefined ? 'not-sent' : 'open'),
      ...optional({
        why: request.why,
        form: request.form,
        askedAt: request.askedAt,
        due: request.due,
        auditorView: answer?.auditorView,
        ground: answer?.ground,
        offered: answer?.offered,
        answeredBy: answer?.by,
        answeredAt: answer?.at,
      }),
    };
  });
}

// An answer in part leaves the rest to come.
function isWaitedFor({ askedAt, answer }: InformationRequest): boolean {
  return askedAt !== undefined && (answer === undefined || answer.status === 'partial');
}

export function showJudgements({ judgements }: Context): readonly JudgementShown[] {
  return judgements.map(({ subject, inert }): JudgementShown => ({
    criterion: subject.criterion,
    verdict: subject.verdict,
    standing: inert === undefined,
    ...optional({ because: inert, reviewedBy: subject.review?.by.role }),
    items: subject.items,
    refutes: subject.refutes,
    why: subject.why,
    by: subject.by.role,
    identity: identityOf(subject),
  }));
}

// Two names stand under a judgement: it is signed when both are.
function identityOf({ by, review }: Judgement): Identity {
  const both = [by.identity ?? 'asserted', review?.by.identity ?? 'asserted'];
  if (both.includes('signature-broken')) return 'signature-broken';
  return both.includes('asserted') ? 'asserted' : 'signed';
}

/** Every sample as it was fixed, drawn and found, whether or not it counted. */
export function showSamples({ samples }: Context): readonly SampleShown[] {
  return samples.map(({ subject, inert, fixed, drawn, examined, deviations }): SampleShown => ({
    id: subject.id,
    criterion: subject.criterion,
    population: subject.population.item,
    size: subject.population.size,
    method: subject.method,
    ...{ n: subject.n, k: subject.k, seed: subject.seed },
    drawn: subject.drawn ?? [],
    ...{ examined, deviations },
    by: subject.by.role,
    standing: inert === undefined,
    ...optional({
      need: subject.need,
      fixedAt: fixed?.at,
      drawnAt: drawn?.at,
      reviewedBy: subject.review?.by.role,
      because: inert,
    }),
  }));
}

export function showDecisions({ decisions }: Context): readonly DecisionShown[] {
  return decisions.map(({ subject, inert }): DecisionShown => ({
    id: subject.id,
    kind: subject.kind,
    about: subject.criterion ?? subject.control ?? '',
    why: subject.why,
    by: subject.by.role,
    active: inert === undefined,
    ...optional({ because: inert, approver: subject.approver?.role, expires: subject.expires }),
  }));
}

export function showSettlement({ settlement }: AssessInput['audit']): Pick<Assessment, 'settlement'> {
  if (settlement === undefined) return {};
  const { returned, destroyed, closed, open } = settlement;
  return { settlement: { returned, destroyed, closed, open } };
}

/** Hashes of what went in, over sorted sets: equal inputs give equal hashes whatever their order. */
export function showInputs(
  { catalogues, reference, audit }: AssessInput,
  ledger: readonly LedgerRow[],
): Assessment['inputs'] {
  return {
    catalogues: hashOf([reference.sha256, ...catalogues.map((catalogue) => `${catalogue.ref} ${catalogue.sha256}`)]),
    audit: audit.sha256,
    items: hashOf(ledger.map((row) => `${row.id} ${row.access} ${row.sha256 ?? ''}`)),
  };
}

function hashOf(lines: readonly string[]): string {
  return createHash('sha256')
    .update([...lines].sort().join('\n'))
    .digest('hex');
}
