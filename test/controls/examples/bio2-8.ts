import type { JsonScalar } from '../../../src/catalogue/types.ts';
import type { EvidenceExample } from '../evidence-example.ts';

/** One column with a vocabulary, of which one value is the deviation. */
function valued(column: string, good: string, bad: string): EvidenceExample {
  const at = `rows.0.${column}`;
  return {
    rows: [
      { line: 'first', [column]: good },
      { line: 'second', [column]: good },
    ],
    fails: { [bad]: [at, bad] },
    open: { empty: [at, ''], 'another value': [at, 'elsewhere'] },
  };
}

/** Columns that must be filled on every row. */
function filled(...columns: readonly string[]): EvidenceExample {
  const row = Object.fromEntries(columns.map((column) => [column, `the ${column}`]));
  return {
    rows: [
      { line: 'first', ...row },
      { line: 'second', ...row },
    ],
    fails: Object.fromEntries(columns.map((column) => [column, [`rows.0.${column}`, ''] as [string, JsonScalar]])),
  };
}

/** Log lines without a secret; the dossier leaves a placeholder where it removed one, or did not look. */
const WITHOUT_SECRETS: EvidenceExample = {
  rows: [{ time: '2026-06-01T08:00:00Z', action: 'login', detail: 'session opened' }],
  types: { time: 'timestamp' },
  fails: { secret: ['rows.0.detail', 'token=[redacted:jwt:0123456789ab]'] },
  open: { 'not looked into': ['rows.0.detail', '[redacted:oversized:0123456789ab]'] },
};

/** A signal that was reported within the time agreed. */
const TAMPERING: EvidenceExample = {
  rows: [{ time: '2026-03-01T08:00:00Z', reportedAt: '2026-03-01T08:30:00Z', incident: 'I-1' }],
  types: { time: 'timestamp', reportedAt: 'timestamp' },
  parameters: { 'bio2.8.15.05.report-time': 'PT4H' },
  fails: { late: ['rows.0.reportedAt', '2026-03-02T08:00:00Z'] },
  open: { 'not reported yet': ['rows.0.reportedAt', ''], 'before the signal': ['rows.0.time', '2026-03-03T08:00:00Z'] },
};

/** Signals that were all handled. */
const HANDLED: EvidenceExample = {
  rows: [{ time: '2026-03-01T08:00:00Z', handledAt: '2026-03-01T09:00:00Z' }],
  types: { time: 'timestamp', handledAt: 'timestamp' },
  fails: { 'not handled': ['rows.0.handledAt', ''] },
};

/** By `<criterion ref>/<check id>`. */
export const bio28: Readonly<Record<string, EvidenceExample>> = {
  'bio2@1.3/8.15.02#b/no-secrets': WITHOUT_SECRETS,
  'bio2@1.3/8.15.02#c/period-secrets': WITHOUT_SECRETS,
  'bio2@1.3/8.15.03#a/overview': {
    rows: [
      { log: 'access', system: 'web', place: 'collector', owner: 'platform team' },
      { log: 'no-log', system: 'clock', place: 'not kept', owner: 'platform team' },
    ],
    beside: { systems: { rows: [{ system: 'web' }, { system: 'clock' }] } },
    fails: { log: ['rows.0.log', ''], place: ['rows.0.place', ''], owner: ['rows.1.owner', ''] },
    open: { 'a system more': ['beside.systems.rows.1.system', 'web'] },
  },
  'bio2@1.3/8.15.04#b/retention': {
    tree: { logDays: 400, siemDays: 400, sizeLimited: 'no' },
    types: { logDays: 'int', siemDays: 'int', sizeLimited: 'bool' },
    parameters: { 'bio2.8.15.04.log-days': 365, 'bio2.8.15.04.siem-days': 365 },
    fails: { logs: ['tree.logDays', 90], siem: ['tree.siemDays', 30], space: ['tree.sizeLimited', 'yes'] },
    open: { unread: ['tree.logDays', 'long'] },
  },
  'bio2@1.3/8.15.05#b/drill': {
    rows: ['change', 'delete', 'stop'].map((attempt) => ({ attempt, result: 'reported' })),
    fails: { unreported: ['rows.2.result', 'unreported'] },
    open: { 'not tried': ['rows.0.attempt', 'stop'], empty: ['rows.0.result', ''] },
  },
  'bio2@1.3/8.15.05#c/registered': filled('incident'),
  'bio2@1.3/8.15.05#c/in-time': TAMPERING,
  'bio2@1.3/8.15.06#b/interval': {
    rows: ['2025-12-20', '2026-02-20', '2026-04-20', '2026-06-20'].map((day) => ({
      ...{ time: `${day}T08:00:00Z`, checker: 'auditor A' },
    })),
    types: { time: 'timestamp' },
    parameters: { 'bio2.8.15.06.interval': 'P92D' },
    fails: { 'a test late': ['rows.2.time', '2026-02-21T08:00:00Z'] },
    open: { unread: ['rows.2.time', 'spring'], 'no moment': ['rows.2.time', ''] },
  },
  'bio2@1.3/8.15.06#b/independent': {
    rows: [{ checker: 'auditor A', administrator: 'administrator B' }],
    fails: { same: ['rows.0.checker', 'administrator B'] },
    open: { 'hardly other': ['rows.0.checker', 'Administrator b'], empty: ['rows.0.checker', ''] },
  },
  'bio2@1.3/8.16.01#b/shared': valued('shared', 'yes', 'no'),
  'bio2@1.3/8.16.01#d/client-shared': valued('shared', 'barred', 'no'),
  'bio2@1.3/8.16.02#b/routes': valued('route', 'triage', 'none'),
  'bio2@1.3/8.16.02#c/reported': valued('reported', 'yes', 'no'),
  'bio2@1.3/8.16.03#b/routes': valued('route', 'management', 'none'),
  'bio2@1.3/8.16.03#c/reported': valued('reported', 'yes', 'no'),
  'bio2@1.3/8.16.04#b/logged': valued('logging', 'on', 'off'),
  'bio2@1.3/8.16.04#b/monitored': valued('monitored', 'yes', 'no'),
  'bio2@1.3/8.16.04#c/handled': HANDLED,
  'bio2@1.3/8.18.01#b/no-standing': valued('access', 'on-demand', 'standing'),
  'bio2@1.3/8.18.01#b/authorised': valued('access', 'on-demand', 'unauthorised'),
  'bio2@1.3/8.18.01#c/grounded': valued('ground', 'emergency', 'none'),
  'bio2@1.3/8.18.02#b/retention': {
    tree: { keepDays: 365 },
    types: { keepDays: 'int' },
    fails: { 'six months of thirty days': ['tree.keepDays', 180] },
    open: { 'half a year or not': ['tree.keepDays', 182], unread: ['tree.keepDays', 'half a year'] },
  },
  'bio2@1.3/8.18.02#c/logged': {
    rows: ['2025-12-15', '2026-04-02'].map((day) => ({
      ...{ time: `${day}T08:00:00Z`, actor: 'administrator A', utility: 'database console', session: 's1' },
    })),
    types: { time: 'timestamp' },
    fails: { actor: ['rows.0.actor', ''], utility: ['rows.1.utility', ''], time: ['rows.1.time', ''] },
    open: { 'nothing that old': ['rows.0.time', '2026-01-10T08:00:00Z'] },
  },
  'bio2@1.3/8.19.01#b/rights': valued('install', 'allowlist', 'open'),
  'bio2@1.3/8.19.01#c/handled': HANDLED,
  'bio2@1.3/8.20.01#b/fit': {
    rows: [{ component: 'core switch', network: 'storage', level: 'high', fit: 'meets' }],
    fails: { below: ['rows.0.fit', 'below'] },
    open: { empty: ['rows.0.fit', ''], 'no level': ['rows.0.level', ''] },
  },
  'bio2@1.3/8.21.01#b/detection': valued('detection', 'on', 'off'),
  'bio2@1.3/8.21.01#b/mitigation': valued('mitigation', 'standby', 'off'),
  'bio2@1.3/8.21.01#c/handled': HANDLED,
  'bio2@1.3/8.21.02#b/inbound': valued('inbound', 'watched', 'unwatched'),
  'bio2@1.3/8.21.02#b/outbound': valued('outbound', 'watched', 'unwatched'),
  'bio2@1.3/8.21.02#c/handled': HANDLED,
  'bio2@1.3/8.21.03#b/passed': valued('passed', 'yes', 'no'),
  'bio2@1.3/8.21.03#d/client-passed': valued('passed', 'barred', 'no'),
  'bio2@1.3/8.21.04#b/encrypted': valued('encrypted', 'yes', 'no'),
  'bio2@1.3/8.21.04#b/means': valued('means', 'agreed', 'other'),
  'bio2@1.3/8.22.01#b/levels': {
    rows: [{ group: 'storage', level: 'high', owner: 'platform team' }],
    beside: { zones: { rows: [{ group: 'storage' }, { group: 'storage' }] } },
    fails: { level: ['rows.0.level', ''] },
    open: { 'no owner': ['rows.0.owner', ''], 'a group more': ['beside.zones.rows.0.group', 'printers'] },
  },
  'bio2@1.3/8.24.02#b/inventory': filled('asset', 'place', 'owner', 'upkeep'),
  'bio2@1.3/8.24.05#b/arranged': valued('arranged', 'not-needed', 'none'),
  'bio2@1.3/8.27.01#b/applied': valued('principles', 'applied', 'none'),
  'bio2@1.3/8.29.01#b/structured': {
    rows: [{ system: 'web', method: 'structured', report: 'R-1' }],
    fails: { loose: ['rows.0.method', 'loose'], 'no report': ['rows.0.report', ''] },
    open: { empty: ['rows.0.method', ''], 'another value': ['rows.0.method', 'elsewhere'] },
  },
  'bio2@1.3/8.29.01#b/automated': valued('execution', 'manual-justified', 'manual'),
  'bio2@1.3/8.30.01#b/measures': valued('measures', 'full', 'partial'),
  'bio2@1.3/8.30.01#b/addition': valued('addition', 'agreed', 'none'),
  'bio2@1.3/8.31.01#b/approved': valued('approval', 'before', 'none'),
  'bio2@1.3/8.32.01#b/recorded': filled('change', 'results', 'rollback'),
  'bio2@1.3/8.32.01#b/weighed': valued('risk', 'before', 'none'),
  'bio2@1.3/8.32.01#b/approved': valued('approval', 'emergency', 'none'),
};
