import type { FactValue } from '../../src/facts/types.ts';
import { configExamples } from './examples/config.ts';

/** Facts by path, as a reader would give them; `?` stands for a fact that could not be read. */
export type Facts = Readonly<Record<string, FactValue>>;

export interface Example {
  /** Facts on which the check and all its advice hold. */
  readonly good: Facts;
  /** Per way to deviate: what differs from the good facts. */
  readonly bad: Readonly<Record<string, Facts>>;
  /** What leaves the answer open, by what differs from the good facts. */
  readonly open?: Readonly<Record<string, Facts>>;
  /** Per advice: what differs from the good facts when it is not followed while the check still holds. */
  readonly advice?: Readonly<Record<string, Facts>>;
  /** What makes the check not apply. */
  readonly notApplicable?: Facts;
}

const times = { rows: 2, 'columns.time.min': '2026-01-15T00:00:00Z', 'columns.time.max': '2026-06-15T00:00:00Z' };
const yearly = { ...times, 'columns.time.list': ['2026-01-15T00:00:00Z', '2026-06-15T00:00:00Z'] };
const protocols = ['SSLv2', 'SSLv3', 'TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];
const accepts = (...accepted: readonly string[]): Facts =>
  Object.fromEntries(
    protocols.flatMap((name, n): readonly (readonly [string, FactValue])[] => [
      [`protocols.${n}.name`, name],
      [`protocols.${n}.accepted`, accepted.includes(name)],
    ]),
  );
const rsa = (n: number, bits: number): Facts => ({ [`chain.${n}.key.type`]: 'rsa', [`chain.${n}.key.bits`]: bits });
const leaf: Facts = {
  'chain.0.selfSigned': false,
  'chain.0.notBefore': '2026-06-01T00:00:00Z',
  'chain.0.notAfter': '2026-09-01T00:00:00Z',
  'chain.0.key.type': 'ec',
  'chain.0.key.curve': 'prime256v1',
  'chain.0.signature': 'ecdsa-with-SHA256',
};
const issuer: Facts = {
  'chain.1.selfSigned': false,
  ...rsa(1, 4096),
  'chain.1.signature': 'sha256WithRSAEncryption',
};
// A root that is sent along is not judged, however old it is.
const root: Facts = { 'chain.2.selfSigned': true, ...rsa(2, 1024), 'chain.2.signature': 'sha1WithRSAEncryption' };
const chain = { ...leaf, ...issuer, ...root };
const logFields = ['time', 'actor', 'action', 'object', 'result', 'origin'];
const logSample: Facts = {
  ...times,
  'columns.time.invalid': 0,
  ...Object.fromEntries(logFields.map((name) => [`columns.${name}.missing`, 0])),
};
const unreadTime = { 'a moment that cannot be read': { 'columns.time.invalid': 1 } };
const unloggedField = Object.fromEntries(logFields.map((name) => [`no ${name}`, { [`columns.${name}.missing`]: 1 }]));
const contract: Facts = {
  complete: true,
  'entries.0.service': 'messages',
  'entries.0.counterparty': 'supplier',
  'entries.0.signedAt': '2025-11-01',
  'entries.0.start': '2025-12-01',
  'entries.0.end': '2027-12-01',
  'entries.0.securityRequirements': 'annex 3',
};
const notSigned = { 'entries.0.signedAt': '2030-01-01' };
const ended = { 'entries.0.end': '2026-01-01' };
const owners: Facts = {
  complete: true,
  'entries.0.role': 'owner',
  'entries.0.acceptedAt': '2026-01-01',
  'entries.1.role': 'deputy',
  'entries.1.acceptedAt': '2026-01-01',
};
const bothWays: Facts = {
  'columns.direction.values.in': 300,
  'columns.direction.values.out': 100,
  'columns.direction.missing': 0,
};
/** A log that was held against a list, in which something was planted. */
function joinedUnder(path: string, also: Facts = {}): Example {
  return {
    good: { rows: 400, [`${path}.matches`]: 0, [`${path}.canariesFound`]: 2, [`${path}.unjoinable`]: 0, ...also },
    bad: { 'one hit': { [`${path}.matches`]: 1 } },
    open: {
      'nothing planted was found': { [`${path}.canariesFound`]: 0 },
      'a line that could not be compared': { [`${path}.unjoinable`]: 1 },
    },
  };
}

/** One example per check of the shipped catalogues, by `<criterion ref>/<check id>`. */
export const examples: Readonly<Record<string, Example>> = {
  ...configExamples,
  'bio2@1.3/5.01.01#b/published': {
    good: { rows: 1, 'columns.status.values.published': 1, 'columns.published.missing': 0 },
    bad: { 'draft only': { 'columns.status.values.published': 0 }, 'no date': { 'columns.published.missing': 1 } },
  },
  'bio2@1.3/5.14.01#a/https-only': {
    good: { 'https.status': 200, 'plain.closed': false, 'plain.redirectsToSameHostHttps': true },
    bad: { 'content over http': { 'plain.redirectsToSameHostHttps': false } },
    open: { 'no answer over http': { 'plain.closed': '?', 'plain.redirectsToSameHostHttps': '?' } },
  },
  'bio2@1.3/5.14.01#a/hsts': {
    good: {
      'hsts.present': true,
      'hsts.valid': true,
      'hsts.maxAge': 31536000,
      'csp.present': true,
      nosniff: true,
      'referrerPolicy.value': 'same-origin',
    },
    bad: { none: { 'hsts.present': false }, short: { 'hsts.maxAge': 31535999 }, invalid: { 'hsts.valid': false } },
    open: { 'blocked answer': { 'hsts.present': '?', 'hsts.valid': '?', 'hsts.maxAge': '?' } },
    advice: {
      csp: { 'csp.present': false },
      nosniff: { nosniff: false },
      'referrer-policy': { 'referrerPolicy.value': 'unsafe-url' },
    },
  },
  'bio2@1.3/5.14.01#b/trusted': {
    good: { ...accepts('TLSv1.2', 'TLSv1.3'), ...chain, 'trust.authorized': true, 'hostname.matches': true },
    bad: {
      'no TLS at all': accepts(),
      untrusted: { 'trust.authorized': false },
      'other name': { 'hostname.matches': false },
      expired: { 'chain.0.notAfter': '2026-06-30T00:00:00Z' },
      'not yet valid': { 'chain.0.notBefore': '2026-07-02T00:00:00Z' },
    },
    open: { 'handshake broke off': { 'trust.authorized': '?' } },
    advice: { renewal: { 'chain.0.notAfter': '2026-07-10T00:00:00Z' } },
  },
  'bio2@1.3/5.14.01#c/internetnl': {
    good: {
      rows: 9,
      'columns.result.values.failed': 0,
      'columns.result.values.passed': 9,
      'columns.result.missing': 0,
    },
    bad: { 'one failed': { 'columns.result.values.failed': 1 } },
    open: {
      'an empty result': { 'columns.result.missing': 1 },
      undeclared: { 'columns.result.values.failed': '?' },
      'nothing tested': { 'columns.result.values.passed': 0 },
    },
  },
  'bio2@1.3/5.14.01#d/rhythm': {
    good: yearly,
    bad: { 'too long a gap': { 'columns.time.list': ['2026-01-15T00:00:00Z', '2026-06-29T00:00:00Z'] } },
  },
  'bio2@1.3/5.17.01#b/mfa-enforced': {
    good: { rows: 9, 'columns.mfa.values.off': 0, 'columns.mfa.missing': 0 },
    bad: { 'one without': { 'columns.mfa.values.off': 1 } },
    open: { 'an empty state': { 'columns.mfa.missing': 1 }, undeclared: { 'columns.mfa.values.off': '?' } },
  },
  'bio2@1.3/5.17.01#b/no-exceptions': {
    good: { rows: 9, 'columns.mfa.present': 9, 'columns.mfa.values.exempt': 0 },
    bad: { 'one exempted': { 'columns.mfa.values.exempt': 1 } },
    open: { 'no state at all': { 'columns.mfa.present': 0 } },
  },
  'bio2@1.3/5.17.01#c/alerts-handled': {
    good: { ...times, 'columns.handledAt.missing': 0 },
    bad: { 'one open': { 'columns.handledAt.missing': 1 } },
  },
  'bio2@1.3/5.20.01#b/registered': {
    good: contract,
    bad: { 'not signed yet': notSigned, ended },
    open: { 'start of the signature hidden': { 'entries.0.signedAt': '?' } },
  },
  'bio2@1.3/5.22.01#b/yearly': {
    good: {
      ...yearly,
      'columns.assessor.missing': 0,
      'columns.evidence.missing': 0,
      'columns.decision.missing': 0,
    },
    bad: {
      'no decision': { 'columns.decision.missing': 1 },
      'no evidence': { 'columns.evidence.missing': 1 },
      'last one too long ago': { 'columns.time.max': '2025-06-29T00:00:00Z' },
    },
  },
  'bio2@1.3/5.24.08#b/security-txt': {
    good: {
      'securityTxt.present': true,
      'securityTxt.valid': true,
      'securityTxt.contacts': 1,
      'securityTxt.expires': '2026-12-31T00:00:00Z',
      'securityTxt.policy': true,
    },
    bad: {
      none: { 'securityTxt.present': false },
      invalid: { 'securityTxt.valid': false },
      expired: { 'securityTxt.expires': '2026-06-30T00:00:00Z' },
    },
    open: { unreachable: { 'securityTxt.present': '?' } },
    advice: {
      policy: { 'securityTxt.policy': false },
      'expires-soon': { 'securityTxt.expires': '2026-07-15T00:00:00Z' },
    },
  },
  'bio2@1.3/5.24.08#c/reported': {
    good: { ...times, 'columns.incident.missing': 0, 'columns.time.missing': 0, 'columns.time.invalid': 0 },
    bad: { 'one not taken up': { 'columns.incident.missing': 1 } },
    open: { ...unreadTime, 'no moment': { 'columns.time.missing': 1 } },
  },
  'bio2@1.3/8.13.04#b/yearly': {
    good: { ...yearly, 'columns.result.values.success': 2 },
    bad: {
      'never succeeded': { 'columns.result.values.success': 0 },
      'no test': { rows: 0 },
      'last one too long ago': { 'columns.time.max': '2025-06-29T00:00:00Z' },
      'more than a year between two': { 'columns.time.list': ['2024-12-01T00:00:00Z', '2026-06-15T00:00:00Z'] },
    },
  },
  'bio2@1.3/8.15.01#b/fields': { good: logSample, bad: unloggedField, open: unreadTime },
  'bio2@1.3/8.15.01#c/period-fields': { good: logSample, bad: unloggedField, open: unreadTime },
  'bio2@1.3/8.20.02#b/admin-paths': {
    good: { 'servers.0.locations.0.path': '/beheer/', 'servers.0.locations.0.restricted': true },
    bad: { open: { 'servers.0.locations.0.restricted': false } },
    open: { 'unread include': { 'servers.0.locations.0.restricted': '?' } },
    notApplicable: { 'servers.0.locations.0.path': '/' },
  },
  'bio2@1.3/8.20.02#b/interfaces': {
    good: { rows: 9, 'columns.reachable.values.user': 0, 'columns.reachable.missing': 0 },
    bad: { 'one in reach': { 'columns.reachable.values.user': 1 } },
    open: { 'an empty value': { 'columns.reachable.missing': 1 } },
  },
  'bio2@1.3/8.24.04#b/versions': {
    good: accepts('TLSv1.2', 'TLSv1.3'),
    bad: Object.fromEntries(protocols.slice(0, 4).map((name) => [name, accepts('TLSv1.2', name)])),
    open: { 'TLSv1.0 not known': { 'protocols.2.accepted': '?' }, 'no TLS at all': accepts() },
  },
  'bio2@1.3/8.24.04#b/suites': {
    good: { 'suites.0.name': 'TLS_AES_256_GCM_SHA384', 'suites.complete': true },
    bad: { 'CBC with SHA-1': { 'suites.1.name': 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA' } },
    open: { 'enumeration broke off': { 'suites.complete': '?' }, 'no suite seen': { 'suites.0.name': '?' } },
    advice: { 'suites-phase-out': { 'suites.1.name': 'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384' } },
  },
  'bio2@1.3/8.24.04#b/certificate-keys': {
    good: chain,
    bad: {
      'RSA 1024': rsa(0, 1024),
      'RSA 2047 above': rsa(1, 2047),
      'other curve': { 'chain.0.key.curve': 'secp256k1' },
      DSA: { 'chain.0.key.type': 'dsa' },
      'weak self-signed leaf': { 'chain.0.selfSigned': true, ...rsa(0, 1024) },
      'unknown kind of key above': { 'chain.1.key.type': 'other' },
    },
    open: { 'unreadable certificate': { 'chain.1.key.type': '?', 'chain.1.selfSigned': '?' } },
    advice: { 'keys-phase-out': rsa(1, 3071) },
  },
  'bio2@1.3/8.24.04#b/certificate-signatures': {
    good: chain,
    bad: {
      'SHA-1': { 'chain.1.signature': 'sha1WithRSAEncryption' },
      'self-signed with SHA-1': { 'chain.0.selfSigned': true, 'chain.0.signature': 'sha1WithRSAEncryption' },
    },
    open: { unreadable: { 'chain.1.signature': '?' } },
    advice: { 'signatures-phase-out': { 'chain.0.signature': 'ecdsa-with-SHA224' } },
  },
  'bio2@1.3/8.24.04#b/configured-versions': {
    good: { 'servers.0.tls': true, 'servers.0.protocols': ['TLSv1.2', 'TLSv1.3'], 'servers.1.tls': false },
    bad: { 'TLS 1.0': { 'servers.0.protocols': ['TLSv1.0', 'TLSv1.2'] } },
    open: { templated: { 'servers.0.protocols': '?' } },
    notApplicable: { 'servers.0.tls': false },
  },
  'bio2@1.3/8.24.04#c/storage': {
    good: {
      storageEncrypted: true,
      storageAlgorithm: 'AES-256-GCM',
      backupEncrypted: true,
      backupAlgorithm: 'AES-256-GCM',
      passwordHash: 'argon2id',
    },
    bad: { 'plain backup': { backupEncrypted: false }, 'no hash': { passwordHash: 'NONE' } },
  },
  'bio2@1.3/8.31.02#b/tested': {
    good: { ...times, 'columns.test.values.none': 0, 'columns.test.missing': 0 },
    bad: { 'one untested': { 'columns.test.values.none': 1 } },
    open: { 'an empty state': { 'columns.test.missing': 1 } },
  },
  'messaging@1/MSG-A1#b/registered': { good: contract, bad: { 'not signed yet': notSigned, ended } },
  'messaging@1/MSG-A1#c/first-delivery': {
    good: { ...times, 'columns.time.missing': 0 },
    bad: { 'delivered before': { 'columns.time.min': '2025-12-30T23:59:59Z' } },
    open: {
      // In a zone east of UTC the day on which the agreement began had come.
      'delivered about the first midnight': { 'columns.time.min': '2025-12-31T23:59:59Z' },
      'a line without its moment': { 'columns.time.missing': 1 },
    },
  },
  'messaging@1/MSG-A4#b/on-time': {
    good: { rows: 20, 'columns.onTime.values.yes': 19, 'columns.onTime.missing': 0 },
    bad: { 'too few': { 'columns.onTime.values.yes': 18 } },
    open: { 'an empty cell': { 'columns.onTime.missing': 1 } },
  },
  'messaging@1/MSG-B1#b/in-office': {
    good: owners,
    bad: { 'no deputy': { 'entries.1.role': 'owner' }, 'accepted later': { 'entries.0.acceptedAt': '2030-01-01' } },
  },
  'messaging@1/MSG-B2#b/decided-first': {
    good: {
      rows: 9,
      'columns.decision.missing': 0,
      'columns.order.values.live-first': 0,
      'columns.order.missing': 0,
    },
    bad: {
      'live before': { 'columns.order.values.live-first': 1 },
      'no decision': { 'columns.decision.missing': 1 },
    },
    open: { 'an empty value': { 'columns.order.missing': 1 } },
  },
  'messaging@1/MSG-C2#b/utilisation': {
    good: { volume: 1000, minutes: 3, share: 1, hours: 60 },
    bad: { overloaded: { hours: 55 } },
  },
  'messaging@1/MSG-C2#b/backlog': {
    good: { oldestUnread: 'P1D', share: 1, releasedUnread: 0 },
    bad: { 'too old': { oldestUnread: 'P3D' }, 'released unread': { releasedUnread: 1 } },
  },
  'messaging@1/MSG-D1#b/personas-blocked': {
    good: {
      rows: 6,
      'columns.result.values.delivered': 0,
      'columns.result.values.blocked': 6,
      'columns.result.missing': 0,
      'columns.category.with.direction.distinct': 6,
    },
    bad: { 'one delivered': { 'columns.result.values.delivered': 1 } },
    open: {
      'five of six pairs': { 'columns.category.with.direction.distinct': 5 },
      'pairs not known': { 'columns.category.with.direction.distinct': '?' },
    },
  },
  // A share that was counted in a sample: no single row turns one that is beyond doubt into its opposite.
  'messaging@1/MSG-C4#c/reconfirmed': {
    good: { rows: 100, 'columns.result.values.confirmed': 100, 'columns.result.missing': 0 },
    bad: { 'too few beyond doubt': { 'columns.result.values.confirmed': 80 } },
    open: {
      'too few to tell': { 'columns.result.values.confirmed': 96 },
      'an empty result': { 'columns.result.missing': 1 },
    },
  },
  'messaging@1/MSG-D1#c/no-hits': joinedUnder('derived.exclusion', bothWays),
  'messaging@1/MSG-E1#c/no-hits': joinedUnder('derived.privileged'),
  'messaging@1/MSG-F1#b/drill': {
    good: {
      rows: 3,
      'columns.result.values.undetected': 0,
      'columns.result.values.detected': 3,
      'columns.result.missing': 0,
    },
    bad: { unnoticed: { 'columns.result.values.undetected': 1 } },
    open: { 'nothing tampered with': { 'columns.result.values.detected': 0 } },
  },
  'messaging@1/MSG-F1#c/unbroken': {
    good: { ...times, 'columns.broken.sum': 0, 'columns.broken.missing': 0, 'columns.checked.min': 100 },
    bad: { broken: { 'columns.broken.sum': 1 } },
    open: { 'an empty count': { 'columns.broken.missing': 1 }, 'a run over nothing': { 'columns.checked.min': 0 } },
  },
  'messaging@1/MSG-F1#c/rhythm': {
    good: yearly,
    bad: { 'too long a gap': { 'columns.time.list': ['2026-01-15T00:00:00Z', '2026-06-29T00:00:00Z'] } },
  },
};
