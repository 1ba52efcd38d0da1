import { place } from '../../text.ts';
import type { Fact, FactAt } from '../../types.ts';
import { exposureOf, widestOf } from '../exposure.ts';
import { factAt, flag, shape, topicFacts } from '../found.ts';
import { settingIn, type Settings } from '../settings.ts';
import { tlsVersion } from '../tls-versions.ts';
import type { Adapter, AdapterInput, Found } from '../types.ts';
import { toSwitch } from '../units.ts';
import { readOptions } from './parse.ts';

/** Options that are facts under their own name. */
const NAMES = [
  'bind_address',
  'default_password_lifetime',
  'general_log',
  'innodb_encrypt_tables',
  'local_infile',
  'log_bin',
  'require_secure_transport',
  'secure_file_priv',
  'ssl',
  'tls_version',
] as const;

type Get = (name: string) => Found;

/** my.cnf with its includes, for MySQL and MariaDB, whose servers do not do the same without a word. */
export const mysqlAdapter: Adapter = {
  product: 'mysql',
  lines: true,
  places: { main: ['etc/mysql/my.cnf', 'etc/my.cnf'], also: ['etc/mysql/**', 'etc/my.cnf.d/*'] },
  read(input) {
    const settings = readOptions(input);
    if ('status' in settings) return settings;
    return { facts: factsOf(settings, input), complete: settings.unseen === undefined };
  },
};

function factsOf(settings: Settings, { main, defaults }: AdapterInput): readonly Fact[] {
  const at = place(main.source);
  const get: Get = (name) => settingIn(settings, name, { defaults, at });
  const of = (value: string | boolean): Found => ({ value, origin: 'derived', at });
  const certificate = get('ssl_cert');
  return [
    ...NAMES.map((name) => factAt(`mysql.${name}`, get(name))),
    ...topicFacts('tls', [
      {
        ...{ listener: of('mysql'), role: of('server') },
        offered: certificate.origin === 'explicit' ? of(true) : flag(get('ssl')),
        required: flag(get('require_secure_transport')),
        versions: shape(get('tls_version'), (text) =>
          String(text)
            .split(/[\s,]+/)
            .map(tlsVersion),
        ),
        cipherString: get('ssl_cipher'),
      },
    ]),
    ...topicFacts('auth', [{ scope: of('everybody'), anonymous: anonymous(get, at) }]),
    ...topicFacts('log', [
      { source: of('general'), enabled: flag(get('general_log')) },
      { source: of('audit'), enabled: flag(get('server_audit_logging')), audit: of(true) },
    ]),
    ...topicFacts('listener', listeners(get, at)),
  ];
}

/** Without its tables of rights the server lets anybody in; whether those tables do is not written here. */
function anonymous(get: Get, at: FactAt): Found {
  const skipped = get('skip_grant_tables');
  const found: Found = skipped.origin === 'absent' ? { origin: 'unparsed', at } : skipped;
  return shape(found, (value) => (toSwitch(String(value)) === true ? true : undefined));
}

/** Without an address MySQL and MariaDB listen on all there are. */
function listeners(get: Get, at: FactAt) {
  const networking = get('skip_networking');
  const off = 'value' in networking && toSwitch(String(networking.value)) === true;
  if (off) return [];
  const bind = get('bind_address');
  const address: Found = bind.origin === 'absent' ? { value: '*', origin: 'default', at } : bind;
  const port = get('port');
  return [
    {
      service: { value: 'mysql', origin: 'derived', at } as const,
      address,
      port: port.origin === 'absent' ? ({ value: 3306, origin: 'default', at } as const) : shape(port, Number),
      exposure: shape(address, (text) =>
        widestOf(
          String(text)
            .split(',')
            .map((each) => exposureOf(each.trim())),
        ),
      ),
      cleartext: shape(flag(get('require_secure_transport')), (required) => !required),
    },
  ];
}
