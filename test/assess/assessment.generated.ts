/* Generated from controls/schema/assessment.schema.json; npx vitest -u writes it anew. */

/**
 * NOREA: opzet, bestaan, werking.
 */
export type Aspect = ("design" | "existence" | "operation")
/**
 * A party by its role, never by a person's name.
 */
export type PartyRole = ("supplier" | "client" | "auditor" | "third-party")
export type ProfileName = ("bio2" | "strict")
/**
 * Who must have the thing in order. A control may be of both; a criterion is of exactly one.
 */
export type Addressee = ("supplier" | "client")
/**
 * What can be examined. `service` and `client` stand for the organisations, for papers, records and judgements.
 */
export type TargetKind = ("web" | "tls" | "nginx" | "config" | "service" | "client")
export type ConclusionWord = ("meets" | "does-not-meet" | "cannot-be-established")
/**
 * The factual basis of a statement.
 */
export type Basis = ("none" | "limited" | "full")
export type DecisionKind = ("not-applicable" | "superfluous" | "explained-advisory" | "sample-rule" | "waiver")
/**
 * Why something could not be established.
 */
export type Cause = ("not-requested" | "not-received" | "withheld" | "not-explained" | "statement-only" | "redacted" | "stale" | "out-of-period" | "integrity-broken" | "unverifiable-origin" | "coverage-incomplete" | "no-baseline" | "sample-too-small" | "indeterminate" | "not-attempted" | "unreachable" | "measurement-failed" | "purged" | "not-judged")
export type Status = (Outcome | "not-examined")
/**
 * Outcome of a need, a criterion or an aspect.
 */
export type Outcome = ("met" | "fail" | "not-established" | "did-not-occur" | "not-applicable")
/**
 * Whose doing a cause is.
 */
export type Attribution = ("auditor" | "client" | "supplier" | "tool")
export type Stance = ("support" | "against" | "blocks" | "neutral" | "precondition-absent" | "population-empty")
/**
 * The rule of DESIGN §3 that produced an outcome.
 */
export type Rule = ("precondition-absent" | "decided-not-applicable" | "against" | "blocked" | "supported" | "population-empty" | "nothing-usable" | "worst-of" | "best-of" | "scope-shrunk" | "no-target" | "nothing-left" | "outside-depth" | "advisory-unexplained" | "advisory-strict" | "established-earlier")
/**
 * What a control gets. `pass` always comes with the depth that was reached.
 */
export type Verdict = ("pass" | "fail" | "not-established" | "not-applicable")
/**
 * How far one may get at an item.
 */
export type Access = ("received" | "on-site" | "redacted" | "partial" | "withheld" | "not-received" | "purged" | "not-attempted" | "unreachable" | "measurement-failed")
export type Integrity = ("intact" | "broken" | "none")
/**
 * R1 strongest. See DESIGN §3, Strength.
 */
export type Strength = ("R1" | "R2" | "R3" | "R4" | "R5")
export type SampleMethod = ({
frequency: string
kind: "frequency"
risk: ("low" | "moderate" | "high")
} | {
confidence: number
kind: "hypergeometric"
tolerable: number
})

/**
 * The one document every report and gate reads. No sentence is stored in it: codes, and catalogue texts in two languages.
 */
export interface Assessment {
/**
 * SHA-256 over the canonical JSON of all other keys; the same on every form of the report.
 */
contentHash?: string
assurance: AssuranceShown[]
audit: {
asOf: string
client: string
depth: Aspect[]
id: string
operator: {
name: string
party: PartyRole
}
period: Period
phase: string
profile: ProfileName
subject: Addressee
supplier: string
targets: {
id: string
kind: TargetKind
party: Addressee
where?: string
}[]
}
/**
 * The answer to the audit's subject; null for a selection.
 */
conclusion: (ConclusionWord | null)
conclusions: Conclusion[]
decisions: DecisionShown[]
/**
 * Who declared this assessment final, and when; absent: it is a draft.
 */
final?: {
at: string
by: string
version: number
why?: string
}
findings: Finding[]
/**
 * Hearing the other side; absent while the findings were not sent.
 */
hearing?: {
due: string
/**
 * Findings to which a party that has to be heard about them has not reacted since they were sent.
 */
outstanding: {
control: string
party: Addressee
}[]
/**
 * At as-of.
 */
over: boolean
sentAt: string
}
/**
 * SHA-256 of sorted sets.
 */
inputs: {
audit: string
catalogues: string
items: string
}
integrity: ("intact" | "broken")
items: ItemShown[]
judgements: JudgementShown[]
limitations: Limitation[]
/**
 * The audit before this one, whose fails stay until new evidence refutes them.
 */
predecessor?: {
asOf: string
id: string
sha256: string
}
requests: RequestShown[]
responses: ResponseShown[]
samples: SampleShown[]
schemaVersion: 1
selection: {
n: number
of: number
only: string[]
}
settlement?: {
closed: {
item?: string
target: string
}[]
destroyed: {
at?: string
/**
 * The destruction certificate, as an item of this audit.
 */
certificate?: string
party: string
store: string
}[]
open: {
agreed: Addressee[]
due?: string
owner: string
text: string
}[]
returned: {
count: number
item?: string
received?: string
/**
 * Checksum of what was sent and of what arrived.
 */
sent?: string
what: string
}[]
}
tool: {
name: "biotoets"
version: string
}
totals: Totals
}
/**
 * A third party's report, and what it covers of these catalogues.
 */
export interface AssuranceShown {
/**
 * Days of the audited period after the end of the report.
 */
bridgeDays?: number
carveOuts: string[]
coverage: {
because?: {
code: string
params?: {
[k: string]: string | number
}
}
counts: boolean
criterion: string
says: ("effective" | "exception" | "not-tested")
}[]
item: string
period?: Period
type: string
/**
 * Duties the report leaves to the client.
 */
userControls: {
control?: string
id: string
text: string
}[]
}
export interface Period {
/**
 * ISO 8601 date or moment, inclusive.
 */
from: string
to: string
}
export interface Conclusion {
basis: Basis
catalogue: string
conclusion: ConclusionWord
kind: ("norm" | "own")
knockouts: {
fail: string[]
notEstablished: string[]
}
party: Addressee
selectedFrom?: {
n: number
of: number
ref: string
}
title: Text
totals: Totals
}
/**
 * A text as the catalogue or the auditor wrote it, in both languages.
 */
export interface Text {
en: string
nl: string
}
export interface Totals {
/**
 * How many criteria have this cause, each criterion once per cause.
 */
causes: {
"coverage-incomplete"?: number
indeterminate?: number
"integrity-broken"?: number
"measurement-failed"?: number
"no-baseline"?: number
"not-attempted"?: number
"not-explained"?: number
"not-judged"?: number
"not-received"?: number
"not-requested"?: number
"out-of-period"?: number
purged?: number
redacted?: number
"sample-too-small"?: number
stale?: number
"statement-only"?: number
unreachable?: number
"unverifiable-origin"?: number
withheld?: number
}
controls: number
fail: number
notApplicable: number
notEstablished: number
pass: number
}
export interface DecisionShown {
about: string
active: boolean
approver?: string
because?: {
code: string
params?: {
[k: string]: string | number
}
}
by: string
expires?: string
id: string
kind: DecisionKind
why: string
}
export interface Finding {
addressee: (Addressee | "both")
aspects: {
design: AspectResult
existence: AspectResult
operation: AspectResult
}
/**
 * The factual basis of a statement.
 */
basis: ("none" | "limited" | "full")
catalogue: string
/**
 * `bio2@1.3/8.24.04`
 */
control: string
criteria: CriterionResult[]
/**
 * Aspects that were reached by a pass.
 */
depth: Aspect[]
didNotOccur: boolean
dispositions: Disposition[]
id: string
knockout: boolean
mandatory: boolean
/**
 * What the user's own copy of the norm says at this number.
 */
official?: {
file: string
sha256: string
text: string
}
owner?: {
accepted: boolean
role: string
}
/**
 * The verdict over the criteria of one addressee; a party without criteria is absent.
 */
parties: {
client?: Verdict
supplier?: Verdict
}
remedy: Text
request: {
ask: Text
explain: Text[]
form: Text
}
theme: string
title: Text
topic: Text
verdict: Verdict
weak: Text[]
}
export interface AspectResult {
causes: Cause[]
status: Status
}
export interface CriterionResult {
addressee: Addressee
aspect: Aspect
causes: CauseShown[]
id: string
observations: Observation[]
ref: string
rule: Rule
status: Status
text: Text
}
export interface CauseShown {
attributableTo: Attribution
cause: Cause
items: string[]
/**
 * What would settle it.
 */
next: {
code: string
params?: {
[k: string]: string | number
}
}
}
/**
 * One need on one target.
 */
export interface Observation {
advisories: AdvisoryShown[]
because: {
code: string
params?: {
[k: string]: string | number
}
}
/**
 * Set on the branches of an `anyOf`: they are shown, and only their best one counts.
 */
branchOf?: string
causes: CauseShown[]
check: string
contested: boolean
facts: FactShown[]
items: ItemBearing[]
need: string
outcome: Outcome
profile: ProfileName
rule: Rule
ruleset: string
target: string
text?: Text
trace: TraceStep[]
}
export interface AdvisoryShown {
decision?: string
explained: boolean
id: string
text: Text
}
export interface FactShown {
actual: string
at?: FactAt
expected: string
origin: string
path: string
}
/**
 * Where a fact was read. `artefact` is the SHA-256 of the bytes.
 */
export interface FactAt {
artefact: string
column?: number
file?: string
line?: number
scope?: string
}
/**
 * How one ledger item bears on one need; everything that was considered is printed.
 */
export interface ItemBearing {
allowedBy?: string
attributableTo?: Attribution
/**
 * Why something could not be established.
 */
cause?: ("not-requested" | "not-received" | "withheld" | "not-explained" | "statement-only" | "redacted" | "stale" | "out-of-period" | "integrity-broken" | "unverifiable-origin" | "coverage-incomplete" | "no-baseline" | "sample-too-small" | "indeterminate" | "not-attempted" | "unreachable" | "measurement-failed" | "purged" | "not-judged")
item: string
/**
 * Card fields that are missing, where the cause is `not-explained`.
 */
missing?: string[]
refutedBy?: string
/**
 * The sample that speaks through this population.
 */
sample?: string
stance: Stance
superfluousBy?: string
supersededBy?: string
}
/**
 * One step of a predicate, in order of evaluation; `depth` gives the tree.
 */
export interface TraceStep {
actual?: string
assuming?: string
at?: FactAt
depth: number
expected?: string
form: string
path?: string
result: ("true" | "false" | "unknown")
}
export interface Disposition {
active: boolean
/**
 * Why an inert decision is inert.
 */
because?: {
code: string
params?: {
[k: string]: string | number
}
}
decision: string
kind: DecisionKind
}
/**
 * One row of the ledger, as printed in the evidence register.
 */
export interface ItemShown {
access: Access
collectedAt?: string
/**
 * The document shown on site is the one committed to before: proved in the reading room, not proved, or another one.
 */
commitment?: ("proved" | "not-proved" | "another")
explained: boolean
file?: string
id: string
integrity: Integrity
kind: ("measured" | "delivered" | "refused")
limitations?: string
madeBy?: string
observedAt?: string
onSite?: OnSite
purged?: {
by: string
why: string
}
receivedAt?: string
redaction?: {
by: Person
ground: string
what: string
}
redactions: number
request?: string
sha256?: string
size?: number
slot: string
strength?: Strength
targets: string[]
trouble?: {
code: string
detail: string
}
what?: string
}
/**
 * Seen where it stands, without a copy. Two people who are not of the party whose thing it is.
 */
export interface OnSite {
at: string
by: Person[]
/**
 * The document in a commitment list that was delivered before: list by its SHA-256, document by its id.
 */
commitment?: {
document: string
list: string
}
/**
 * SHA-256 read on site, or another mark by which the same document can be known again.
 */
fingerprint?: string
pages?: number
title: string
version?: string
where: string
}
export interface Person {
party: PartyRole
role: string
}
export interface JudgementShown {
because?: {
code: string
params?: {
[k: string]: string | number
}
}
by: string
criterion: string
/**
 * Were the names signed with a key that the audit lists, both of them?
 */
identity: ("asserted" | "signed" | "signature-broken")
items: string[]
refutes: string[]
reviewedBy?: string
standing: boolean
verdict: ("met" | "fail")
why: string
}
export interface Limitation {
code: string
params?: {
[k: string]: string | number
}
party: Attribution
}
export interface RequestShown {
answeredAt?: string
answeredBy?: Person
ask: string
/**
 * Absent: not sent yet.
 */
askedAt?: string
auditorView?: string
criteria: string[]
due?: string
explain: string[]
form?: string
ground?: string
id: string
offered?: string
overdue: boolean
reminders: {
at: string
note?: string
}[]
status: string
to: Addressee
why?: string
}
export interface ResponseShown {
control: string
plan?: {
action: string
due: string
overdue: boolean
owner: string
party: Addressee
retest?: string
}
reaction?: {
at: string
by: Person
position: ("agrees" | "partly" | "disagrees")
text: string
}
rejoinder?: {
at: string
by: Person
text: string
}
}
export interface SampleShown {
because?: {
code: string
params?: {
[k: string]: string | number
}
}
by: string
criterion: string
deviations: number
drawn: number[]
drawnAt?: string
examined: number
fixedAt?: string
id: string
k: number
method: SampleMethod
n: number
need?: string
population: string
reviewedBy?: string
seed: string
size: number
standing: boolean
}
