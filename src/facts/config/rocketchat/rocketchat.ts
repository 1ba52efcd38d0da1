import { place } from '../../text.ts';
import type { Fact, FactAt } from '../../types.ts';
import { factAt, flag, shape, topicFacts, written } from '../found.ts';
import { childrenAt, documentsOf, valueAt } from '../tree-values.ts';
import type { Adapter, AdapterInput, Found, Unread } from '../types.ts';
import { isoDuration } from '../units.ts';

const PREFIX = 'OVERWRITE_SETTING_';
/** Settings that are facts under their own name. */
const NAMES = [
  'Accounts_RegistrationForm',
  'E2E_Enable',
  'FileUpload_MediaTypeWhiteList',
  'FileUpload_ProtectFiles',
  'Login_Logs_ClientIp',
] as const;

type Get = (name: string) => Found;

/** What `GET /api/v1/settings` gives, or an environment that forces settings. What is not in it is not known. */
export const rocketchatAdapter: Adapter = {
  product: 'rocketchat',
  places: { main: ['settings.json', 'rocketchat.env', '.env'], also: [] },
  read(input) {
    const settings = settingsOf(input);
    if (!(settings instanceof Map)) return settings;
    const at = place(input.main.source);
    return { facts: factsOf((name) => settings.get(name) ?? { origin: 'unparsed', at }, at), complete: false };
  },
};

function settingsOf({ main }: AdapterInput): Map<string, Found> | Unread {
  if (typeof main.text !== 'string') return main.text;
  return /^\s*[[{]/.test(main.text) ? exported({ main }) : forced(main.text, main.source);
}

function exported({ main }: Pick<AdapterInput, 'main'>): Map<string, Found> | Unread {
  const documents = documentsOf(main);
  if ('status' in documents) return documents;
  const settings = new Map<string, Found>();
  for (const document of documents) {
    const path = document.tree.root.kind === 'list' ? [] : ['settings'];
    const members = childrenAt(document, path);
    if ('origin' in members) return { status: 'unreadable', code: 'unsupported', detail: 'not a list of settings' };
    for (const { node } of members) {
      const name = valueAt(document, ['_id'], node);
      if ('value' in name) settings.set(String(name.value), valueAt(document, ['value'], node));
    }
  }
  return settings;
}

function forced(text: string, source: AdapterInput['main']['source']): Map<string, Found> {
  const settings = new Map<string, Found>();
  for (const [index, line] of text.split('\n').entries()) {
    const [, name, value = ''] = /^\s*(?:export\s+)?(\w+)=(.*)$/.exec(line) ?? [];
    if (name?.startsWith(PREFIX) !== true) continue;
    settings.set(
      name.slice(PREFIX.length),
      written(value.trim().replace(/^(["'])(.*)\1$/, '$2'), place(source, index + 1)),
    );
  }
  return settings;
}

function factsOf(get: Get, at: FactAt): readonly Fact[] {
  const switchAt = (name: string): Found<boolean> => flag(get(name));
  const of = (value: string): Found => ({ value, origin: 'derived', at });
  const amount = (name: string, on: Found<boolean>, otherwise: string | number): Found => {
    if (!('value' in on)) return on;
    return on.value ? shape(get(name), Number) : { ...on, value: otherwise };
  };
  const blocks = switchAt('Block_Multiple_Failed_Logins_Enabled');
  const attempts = amount('Block_Multiple_Failed_Logins_Attempts_Until_Block_by_User', blocks, 'unlimited');
  const deletes = switchAt('RetentionPolicy_Enabled');
  return [
    ...NAMES.map((name) => factAt(`rocketchat.${name}`, get(name))),
    ...topicFacts('auth', [
      {
        scope: of('everybody'),
        minLength: amount('Accounts_Password_Policy_MinLength', switchAt('Accounts_Password_Policy_Enabled'), 0),
        lockoutAttempts: attempts,
        mfaAvailable: switchAt('Accounts_TwoFactorAuthentication_Enabled'),
        anonymous: switchAt('Accounts_AllowAnonymousRead'),
        selfRegistration: shape(get('Accounts_RegistrationForm'), (form) => form === 'Public'),
      },
    ]),
    ...topicFacts('session', [
      {
        scope: of('everybody'),
        max: shape(get('Accounts_LoginExpiration'), (days) => isoDuration(Number(days) * 86_400)),
      },
    ]),
    ...topicFacts('log', [{ source: of('logins'), enabled: switchAt('Login_Logs_Enabled') }]),
    ...topicFacts('retention', [
      { of: of('messages'), keep: retention(deletes, get('RetentionPolicy_TTL_Channels')), deletes },
    ]),
    ...topicFacts('limit', [
      { what: of('login attempts'), enabled: blocks, value: attempts },
      { what: of('requests'), enabled: switchAt('API_Enable_Rate_Limiter') },
    ]),
  ];
}

/** In milliseconds; without the policy nothing is thrown away. */
function retention(deletes: Found<boolean>, keep: Found): Found {
  if (!('value' in deletes)) return deletes;
  return deletes.value
    ? shape(keep, (milliseconds) => isoDuration(Number(milliseconds) / 1000))
    : { ...deletes, value: 'unlimited' };
}
