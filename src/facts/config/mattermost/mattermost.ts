import { place } from '../../text.ts';
import type { Fact, FactValue } from '../../types.ts';
import { exposureOf } from '../exposure.ts';
import { combine, factAt, flag, shape, topicFacts } from '../found.ts';
import { type Document, documentOf, settingAt, valueAt } from '../tree-values.ts';
import type { Adapter, AdapterInput, Found } from '../types.ts';
import { isoDuration } from '../units.ts';

/** Settings that are facts under their own name. */
const NAMES = [
  'ServiceSettings.EnableDeveloper',
  'ServiceSettings.EnableTesting',
  'ServiceSettings.EnableInsecureOutgoingConnections',
  'ServiceSettings.EnableUserAccessTokens',
  'ServiceSettings.TLSStrictTransport',
  'EmailSettings.RequireEmailVerification',
  'FileSettings.EnablePublicLink',
  'MessageExportSettings.EnableExport',
  'ComplianceSettings.Enable',
] as const;

const RULES = ['Lowercase', 'Number', 'Uppercase', 'Symbol'] as const;
const SECRETS = [
  'FileSettings.PublicLinkSalt',
  'EmailSettings.SMTPPassword',
  'SqlSettings.DataSource',
  'SqlSettings.AtRestEncryptKey',
  'LdapSettings.BindPassword',
] as const;

/** config.json, or what `mmctl config show --json` prints. Settings from the environment count before the file. */
export const mattermostAdapter: Adapter = {
  product: 'mattermost',
  places: { main: ['opt/mattermost/config/config.json', 'mattermost/config/config.json'], also: [] },
  read(input) {
    const config = documentOf(input.main);
    if ('status' in config) return config;
    return { facts: factsOf(config, input), complete: true };
  },
};

function factsOf(config: Document, { main, defaults }: AdapterInput): readonly Fact[] {
  const at = place(main.source, 1);
  const found = (path: string): Found => settingAt(config, path, defaults);
  const switchAt = (path: string): Found<boolean> => flag(found(path));
  const of = (value: string | boolean): Found => ({ value, origin: 'derived', at });
  const tls = shape(found('ServiceSettings.ConnectionSecurity'), (value) => value === 'TLS');
  return [
    ...NAMES.map((name) => factAt(`mattermost.${name}`, found(name))),
    ...topicFacts('auth', [auth(found, switchAt, of)]),
    ...topicFacts('session', [
      {
        scope: of('everybody'),
        idle: shape(found('ServiceSettings.SessionIdleTimeoutInMinutes'), (value) => span(value, 60)),
        max: shape(found('ServiceSettings.SessionLengthWebInHours'), (value) => span(value, 3600)),
      },
    ]),
    ...topicFacts('log', [
      { source: of('file'), enabled: switchAt('LogSettings.EnableFile'), ...levelOf(found('LogSettings.FileLevel')) },
      {
        source: of('console'),
        enabled: switchAt('LogSettings.EnableConsole'),
        ...levelOf(found('LogSettings.ConsoleLevel')),
      },
      {
        ...{ source: of('audit'), enabled: switchAt('ExperimentalAuditSettings.FileEnabled'), audit: of(true) },
        retention: shape(found('ExperimentalAuditSettings.FileMaxAgeDays'), (value) => span(value, 86_400)),
      },
    ]),
    ...topicFacts('retention', [
      retention(
        'messages',
        switchAt('DataRetentionSettings.EnableMessageDeletion'),
        found('DataRetentionSettings.MessageRetentionDays'),
      ),
      retention(
        'files',
        switchAt('DataRetentionSettings.EnableFileDeletion'),
        found('DataRetentionSettings.FileRetentionDays'),
      ),
    ]),
    ...topicFacts('limit', [
      { what: of('requests'), enabled: switchAt('RateLimitSettings.Enable'), value: found('RateLimitSettings.PerSec') },
    ]),
    ...listener(found('ServiceSettings.ListenAddress'), tls),
    ...topicFacts('tls', [
      {
        ...{ listener: of('web'), role: of('server'), offered: tls, required: tls },
        versions: shape(found('ServiceSettings.TLSMinVer'), versionsFrom),
      },
    ]),
    ...secrets(config),
  ];
}

function auth(
  found: (path: string) => Found,
  switchAt: (path: string) => Found<boolean>,
  of: (value: string) => Found,
) {
  const enforced = switchAt('ServiceSettings.EnforceMultifactorAuthentication');
  const available = switchAt('ServiceSettings.EnableMultifactorAuthentication');
  const rules = RULES.map((name) => switchAt(`PasswordSettings.${name}`));
  return {
    scope: of('everybody'),
    minLength: shape(found('PasswordSettings.MinimumLength'), Number),
    rules: combine(rules, (values) => RULES.filter((_, index) => values[index] === true), enforced.at),
    lockoutAttempts: shape(found('ServiceSettings.MaximumLoginAttempts'), Number),
    mfaAvailable: available,
    // Enforcing what is not available asks for nothing.
    mfaEnforced: combine([available, enforced], ([on, must]) => on === true && must === true, enforced.at),
    selfRegistration: switchAt('TeamSettings.EnableOpenServer'),
  };
}

/** 0 has no end. */
function span(value: FactValue, seconds: number): string | undefined {
  return Number(value) === 0 ? 'unlimited' : isoDuration(Number(value) * seconds);
}

function levelOf(level: Found) {
  return { level, secrets: shape(level, (value) => String(value).toUpperCase() === 'DEBUG') };
}

function retention(what: string, deletes: Found<boolean>, days: Found) {
  const kept: Found =
    'value' in deletes && !deletes.value
      ? { value: 'unlimited', origin: 'derived', at: deletes.at }
      : combine([deletes, days], ([, value]) => isoDuration(Number(value) * 86_400), deletes.at);
  return { of: { value: what, origin: 'derived' as const, at: deletes.at }, keep: kept, deletes };
}

function versionsFrom(value: FactValue): readonly string[] | undefined {
  const all = ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];
  const from = all.indexOf(`TLSv${String(value)}`);
  return from < 0 ? undefined : all.slice(from);
}

function listener(address: Found, tls: Found<boolean>): readonly Fact[] {
  const host = shape(address, (value) => /^(.*):\d+$/.exec(String(value))?.[1]);
  return topicFacts('listener', [
    {
      service: { value: 'web', origin: 'derived' as const, at: address.at },
      address: host,
      port: shape(address, (value) => Number(/:(\d+)$/.exec(String(value))?.[1] ?? Number.NaN)),
      exposure: shape(host, exposureOf),
      admin: { value: false, origin: 'derived' as const, at: address.at },
      cleartext: shape(tls, (value) => !value),
    },
  ]);
}

function secrets(config: Document): readonly Fact[] {
  return topicFacts(
    'secret',
    SECRETS.flatMap((name) => {
      const found = valueAt(config, name.split('.'));
      if (found.origin === 'absent' || ('value' in found && found.value === '')) return [];
      // What the program masks when it prints itself does not stand in the print.
      const masked = 'value' in found && /^\*+$/.test(String(found.value));
      const inline = found.origin !== 'templated' && !masked;
      const where: Found = { value: name, origin: 'derived', at: found.at };
      return [{ where, inline: { value: inline, origin: 'derived' as const, at: found.at } }];
    }),
  );
}
