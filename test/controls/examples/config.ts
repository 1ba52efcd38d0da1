import type { Example } from '../check-examples.ts';

const ssh = (settings: Readonly<Record<string, string | readonly string[]>>, context = 0) =>
  Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [`openssh.contexts.${context}.settings.${name}`, value]),
  );
const server = { 'tls.0.role': 'server', 'tls.0.offered': true, 'tls.0.exposure': 'public', 'tls.0.required': true };

/** What the settings of products show, by the facts that all products share. */
export const configExamples: Readonly<Record<string, Example>> = {
  'bio2@1.3/5.16.02#b/personal-login': {
    good: {
      ...ssh({ permitemptypasswords: 'no', permitrootlogin: 'no' }),
      ...ssh({ permitemptypasswords: 'no', permitrootlogin: 'prohibit-password' }, 1),
    },
    bad: { 'an empty password in a Match': ssh({ permitemptypasswords: 'yes' }, 1) },
    open: { templated: ssh({ permitemptypasswords: '?' }) },
    advice: { 'root-login': ssh({ permitrootlogin: 'yes' }, 1) },
  },
  'bio2@1.3/5.17.01#b/second-factor': {
    good: { 'auth.0.mfaAvailable': true, 'auth.0.mfaEnforced': true, 'auth.0.lockoutAttempts': 5 },
    bad: { 'none to be had': { 'auth.0.mfaAvailable': false } },
    open: { 'a flow that is not in the export': { 'auth.0.mfaAvailable': '?' } },
    advice: {
      enforced: { 'auth.0.mfaEnforced': false },
      attempts: { 'auth.0.lockoutAttempts': 'unlimited' },
    },
  },
  'bio2@1.3/5.17.03#b/no-anonymous': {
    good: { 'auth.0.anonymous': false, 'auth.1.anonymous': false },
    bad: { 'without a proof in a Match': { 'auth.1.anonymous': true } },
    open: { templated: { 'auth.0.anonymous': '?' } },
  },
  'bio2@1.3/5.17.03#b/configured-rules': {
    good: { 'auth.0.scope': 'everybody', 'auth.0.minLength': 14 },
    bad: { nobody: { 'auth.0.scope': '' } },
    advice: { length: { 'auth.0.minLength': 8 } },
  },
  'bio2@1.3/5.33.01#b/deletes': {
    good: { 'retention.0.of': 'messages', 'retention.0.keep': 'P30D' },
    bad: { 'of nothing': { 'retention.0.of': '' } },
    advice: { 'in-time': { 'retention.0.keep': 'unlimited' } },
  },
  'bio2@1.3/8.07.03#a/updates-set': {
    good: { 'malware.0.where': 'scanner', 'malware.0.updateEvery': 'PT3600S' },
    bad: { nowhere: { 'malware.0.where': '' } },
    advice: { daily: { 'malware.0.updateEvery': 'unlimited' } },
  },
  'bio2@1.3/8.07.04#b/scanner-on': {
    good: { 'malware.0.enabled': true, 'malware.1.failMode': 'closed' },
    bad: { off: { 'malware.0.enabled': false }, 'slips through': { 'malware.1.failMode': 'open' } },
    open: { templated: { 'malware.0.enabled': '?' } },
  },
  'bio2@1.3/8.09#b/as-written': {
    good: { 'drift.compared': 40, 'drift.count': 0 },
    bad: { 'nothing could be compared': { 'drift.compared': 0 } },
    advice: { 'no-drift': { 'drift.count': 2 } },
    notApplicable: { 'drift.compared': 0 },
  },
  'bio2@1.3/8.15.01#b/logging-on': {
    good: { 'log.0.enabled': true, 'log.1.enabled': true },
    bad: { 'all off': { 'log.0.enabled': false, 'log.1.enabled': false } },
    open: { 'the only one templated': { 'log.0.enabled': '?', 'log.1.enabled': false } },
    advice: { 'all-on': { 'log.1.enabled': false } },
  },
  'bio2@1.3/8.15.02#b/log-levels': {
    good: { 'log.0.source': 'sshd', 'log.0.secrets': false },
    bad: { 'of nothing': { 'log.0.source': '' } },
    advice: { 'no-debug': { 'log.0.secrets': true } },
  },
  'bio2@1.3/8.09#b/contained': {
    good: {
      'isolation.0.name': 'app',
      'isolation.0.privileged': false,
      'isolation.0.hostSocket': false,
      'component.0.floating': false,
    },
    bad: { nameless: { 'isolation.0.name': '' } },
    open: { templated: { 'isolation.0.name': '?' } },
    advice: { 'no-way-out': { 'isolation.0.privileged': true }, 'fixed-versions': { 'component.0.floating': true } },
  },
  'bio2@1.3/8.13.01#b/jobs': {
    good: {
      'backup.0.target': 's3:x',
      'backup.0.encrypted': true,
      'backup.0.verify': true,
    },
    bad: { nowhere: { 'backup.0.target': '' } },
    open: { templated: { 'backup.0.target': '?' } },
    advice: {
      encrypted: { 'backup.0.encrypted': false },
      recalculated: { 'backup.0.verify': false },
    },
  },
  'bio2@1.3/8.13.01#b/append-only': {
    good: { 'backup.0.target': 's3:x', 'backup.0.immutable': true },
    bad: { nowhere: { 'backup.0.target': '' } },
    open: { templated: { 'backup.0.target': '?' } },
    advice: { 'out-of-reach': { 'backup.0.immutable': false } },
  },
  'bio2@1.3/8.13.03#b/target-elsewhere': {
    good: { 'backup.0.target': 's3:x', 'backup.0.offsite': true },
    bad: { nowhere: { 'backup.0.target': '' } },
    open: { templated: { 'backup.0.target': '?' } },
    advice: { 'other-machine': { 'backup.0.offsite': false } },
  },
  'bio2@1.3/8.15.04#b/limits-set': {
    good: { 'log.0.source': 'journal', 'log.0.retention': 'P3650D' },
    bad: { 'of nothing': { 'log.0.source': '' } },
    advice: { 'long-enough': { 'log.0.retention': 'P3D' } },
  },
  'bio2@1.3/8.16.02#b/alerting': {
    good: { 'alert.0.receiver': 'on call', 'alert.0.effective': true },
    bad: { nobody: { 'alert.0.receiver': '' } },
    open: { templated: { 'alert.0.receiver': '?' } },
    advice: { arrives: { 'alert.0.effective': false } },
  },
  'bio2@1.3/8.16.03#b/alerting': {
    good: { 'alert.0.receiver': 'on call', 'alert.0.effective': true },
    bad: { nobody: { 'alert.0.receiver': '' } },
    open: { templated: { 'alert.0.receiver': '?' } },
    advice: { arrives: { 'alert.0.effective': false } },
  },
  'bio2@1.3/8.17#a/configured-source': {
    good: { 'time.0.source': 'ntp.example' },
    bad: { 'no name': { 'time.0.source': '' } },
    open: { templated: { 'time.0.source': '?' } },
  },
  'bio2@1.3/8.20.01#b/packet-filter': {
    good: { 'firewall.0.direction': 'in', 'firewall.0.default': 'drop', 'firewall.1.direction': 'out' },
    bad: { 'no direction': { 'firewall.0.direction': '', 'firewall.1.direction': '' } },
    open: { templated: { 'firewall.0.direction': '?', 'firewall.1.direction': '' } },
    advice: { 'default-deny': { 'firewall.0.default': 'accept' } },
  },
  'bio2@1.3/8.20.02#b/clear-administration': {
    good: { 'listener.0.admin': true, 'listener.0.cleartext': true, 'listener.0.exposure': 'loopback' },
    bad: { 'on a public address': { 'listener.0.exposure': 'public' } },
    open: { 'an address nobody knows': { 'listener.0.exposure': '?' } },
    advice: { 'own-address': { 'listener.0.exposure': 'all' } },
    notApplicable: { 'listener.0.cleartext': false },
  },
  'bio2@1.3/8.21.01#b/limits': {
    good: { 'limit.0.what': 'requests', 'limit.0.enabled': true },
    bad: { nothing: { 'limit.0.what': '' } },
    open: { templated: { 'limit.0.what': '?' } },
    advice: { 'some-on': { 'limit.0.enabled': false } },
  },
  'bio2@1.3/8.22.01#b/own-network': {
    good: { 'isolation.0.name': 'app', 'isolation.0.hostNetwork': false },
    bad: { nameless: { 'isolation.0.name': '' } },
    open: { templated: { 'isolation.0.name': '?' } },
    advice: { 'not-of-the-host': { 'isolation.0.hostNetwork': true } },
  },
  'bio2@1.3/8.21.04#b/clear-text': {
    good: { ...server, 'tls.1.role': 'server', 'tls.1.exposure': 'all', 'tls.1.required': true },
    bad: { 'on a public address': { 'tls.0.required': false } },
    open: { templated: { 'tls.0.required': '?' } },
    advice: { everywhere: { 'tls.1.required': false } },
  },
  'bio2@1.3/8.24.04#b/allowed-versions': {
    good: { 'tls.0.offered': true, 'tls.0.versions': ['TLSv1.2', 'TLSv1.3'], 'tls.1.offered': false },
    bad: { 'TLS 1.0': { 'tls.0.versions': ['TLSv1.0', 'TLSv1.2'] } },
    open: { templated: { 'tls.0.versions': '?' } },
    notApplicable: { 'tls.0.offered': false },
  },
  'bio2@1.3/8.24.04#b/ssh-algorithms': {
    good: ssh({
      ciphers: ['aes256-gcm@openssh.com'],
      macs: ['hmac-sha2-512-etm@openssh.com'],
      kexalgorithms: ['curve25519-sha256'],
    }),
    bad: {
      '3DES': ssh({ ciphers: ['3des-cbc'] }),
      MD5: ssh({ macs: ['hmac-md5'] }),
      'a prime of 1024 bits': ssh({ kexalgorithms: ['diffie-hellman-group1-sha1'] }),
    },
    open: { templated: ssh({ macs: '?' }) },
    advice: { 'ssh-phase-out': ssh({ macs: ['hmac-sha1'] }) },
  },
};
