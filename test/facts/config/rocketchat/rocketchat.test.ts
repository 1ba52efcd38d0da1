import { expect, it } from 'vitest';
import { configFacts, type Files } from '../read-config.ts';

const settings = (values: Readonly<Record<string, unknown>>): Files => ({
  'settings.json': JSON.stringify({ settings: Object.entries(values).map(([_id, value]) => ({ _id, value })) }),
});
const env = (text: string): Files => ({ 'rocketchat.env': `ROOT_URL=http://x\n${text}\n` });

it.each<readonly [string, Files, string, unknown]>([
  ['a second factor', settings({ Accounts_TwoFactorAuthentication_Enabled: true }), 'auth.0.mfaAvailable', true],
  [
    'a length',
    settings({ Accounts_Password_Policy_Enabled: true, Accounts_Password_Policy_MinLength: 14 }),
    'auth.0.minLength',
    14,
  ],
  [
    'a length that is not asked',
    settings({ Accounts_Password_Policy_Enabled: false, Accounts_Password_Policy_MinLength: 14 }),
    'auth.0.minLength',
    0,
  ],
  [
    'attempts without end',
    settings({ Block_Multiple_Failed_Logins_Enabled: false }),
    'auth.0.lockoutAttempts',
    'unlimited',
  ],
  ['everybody may join', settings({ Accounts_RegistrationForm: 'Public' }), 'auth.0.selfRegistration', true],
  ['what is not in it', settings({}), 'auth.0.mfaAvailable', '<unparsed>'],
  ['logins', settings({ Login_Logs_Enabled: true }), 'log.0.enabled', true],
  ['nothing is thrown away', settings({ RetentionPolicy_Enabled: false }), 'retention.0.keep', 'unlimited'],
  [
    'thrown away',
    settings({ RetentionPolicy_Enabled: true, RetentionPolicy_TTL_Channels: 2_592_000_000 }),
    'retention.0.keep',
    'P30D',
  ],
  ['forced', env('OVERWRITE_SETTING_Login_Logs_Enabled="true"'), 'log.0.enabled', true],
  ['a variable', env('OVERWRITE_SETTING_Login_Logs_Enabled=${LOG}'), 'log.0.enabled', '<templated>'],
  ['a session', settings({ Accounts_LoginExpiration: 90 }), 'session.0.max', 'P90D'],
])('%s', async (_, files, path, expected) => {
  expect((await configFacts('rocketchat', files))[path]).toEqual(expected);
});
