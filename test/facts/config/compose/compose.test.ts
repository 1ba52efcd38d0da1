import { describe, expect, it } from 'vitest';
import { imageOf } from '../../../../src/facts/config/image.ts';
import { interpolate } from '../../../../src/facts/config/compose/interpolate.ts';
import { configFacts, type Files } from '../read-config.ts';

const one = (service: string, others: Files = {}): Files => ({
  'compose.yaml': `services:\n  a:\n    image: x/y:1.2\n${service.replace(/^(?=.)/gm, '    ')}\n`,
  ...others,
});
const folders = [''];

it.each<readonly [string, Files, string, unknown]>([
  ['a port for all', one('ports: ["8080:80"]'), 'listener.0.exposure', 'all'],
  ['its number', one('ports: ["8080:80"]'), 'listener.0.port', 8080],
  ['a port for the machine', one('ports: ["127.0.0.1:8080:80/tcp"]'), 'listener.0.exposure', 'loopback'],
  ['a port of IPv6', one('ports: ["[::1]:8080:80"]'), 'listener.0.exposure', 'loopback'],
  ['a port that is chosen', one('ports: ["80"]'), 'listener.0.exposure', 'all'],
  ['a range', one('ports: ["8000-8010:80-90"]'), 'listener.0.port', '<unparsed>'],
  ['a number', one('ports: [8080]'), 'listener.0.address', '0.0.0.0'],
  [
    'the long form',
    one('ports: [{target: 80, published: "8080", host_ip: 10.0.0.1}]'),
    'listener.0.exposure',
    'private',
  ],
  ['a variable with a default', one('ports: ["${IP:-127.0.0.1}:${P:-80}:80"]'), 'listener.0.exposure', 'loopback'],
  [
    'a variable of the file beside it',
    one('ports: ["${IP:-127.0.0.1}:80:80"]', { '.env': 'IP=0.0.0.0\n' }),
    'listener.0.exposure',
    'all',
  ],
  ['a variable nobody sets', one('ports: ["${IP}:80:80"]'), 'listener.0.exposure', '<templated>'],
  ['privileged', one('privileged: true'), 'isolation.0.privileged', true],
  ['not privileged', one(''), 'isolation.0.privileged', false],
  ['the user of the image', one(''), 'isolation.0.root', '<absent>'],
  ['root', one('user: "0:0"'), 'isolation.0.root', true],
  ['another', one('user: "1000"'), 'isolation.0.root', false],
  ['drops all', one('cap_drop: [ALL]'), 'isolation.0.dropsAll', true],
  ['drops nothing', one(''), 'isolation.0.dropsAll', false],
  ['may drop all', one('cap_drop: ["${CAPS}"]'), 'isolation.0.dropsAll', '<templated>'],
  ['no new privileges', one('security_opt: ["no-new-privileges:true"]'), 'isolation.0.noNewPrivileges', true],
  [
    'the socket of the host',
    one('volumes: ["/var/run/docker.sock:/var/run/docker.sock:ro"]'),
    'isolation.0.hostSocket',
    true,
  ],
  [
    'the socket in the long form',
    one('volumes: [{type: bind, source: /run/podman/podman.sock, target: /x}]'),
    'isolation.0.hostSocket',
    true,
  ],
  ['read only, as somebody decides', one('read_only: ${RO}'), 'isolation.0.readOnly', '<templated>'],
  ['the network of the host', one('network_mode: host'), 'isolation.0.hostNetwork', true],
  ['an image', one(''), 'component.0.version', '1.2'],
  ['a password in the file', one('environment: {DB_PASSWORD: geheim}'), 'secret.0.inline', true],
  ['a password from elsewhere', one('environment: ["DB_PASSWORD=${PW}"]'), 'secret.0.inline', false],
  [
    'a password in a file of its own',
    one('environment: {DB_PASSWORD_FILE: /run/secrets/x}'),
    'secret.0.where',
    undefined,
  ],
  ['no bound on memory', one(''), 'limit.0.enabled', false],
  ['a bound on memory', one('deploy: {resources: {limits: {memory: 512M}}}'), 'limit.0.value', 536_870_912],
  ['a bound on processes', one('pids_limit: 100'), 'limit.1.value', 100],
  ['no log', one('logging: {driver: none}'), 'log.0.enabled', false],
  [
    'a value that an override takes the place of',
    one('privileged: true', { 'compose.override.yaml': 'services: {a: {privileged: false}}' }),
    'isolation.0.privileged',
    false,
  ],
  [
    'a list that an override adds to',
    one('ports: ["1:1"]', { 'compose.override.yaml': 'services: {a: {ports: ["2:2"]}}' }),
    'listener.1.port',
    2,
  ],
  [
    'a list that an override replaces',
    one('ports: ["1:1"]', { 'compose.override.yaml': 'services: {a: {ports: !override ["2:2"]}}' }),
    'listener.0.port',
    2,
  ],
  [
    'a list that an override empties',
    one('ports: ["1:1"]', { 'compose.override.yaml': 'services: {a: {ports: !reset []}}' }),
    'listener.0.port',
    undefined,
  ],
  [
    'a service that starts from another',
    { 'compose.yaml': 'services: {b: {privileged: true}, a: {extends: {service: b}}}' },
    'isolation.1.privileged',
    true,
  ],
  [
    'a service that starts from another file',
    { 'compose.yaml': 'services: {a: {extends: {file: x.yaml, service: b}}}' },
    'isolation.0.privileged',
    '<unparsed>',
  ],
  ['another project', { 'compose.yaml': 'include: [x.yaml]\nservices: {a: {image: b}}' }, 'isolation', '<unparsed>'],
  [
    'services of a template',
    { 'compose.yaml': 'services:\n{% if x %}\n  a: {image: b}\n{% endif %}\n' },
    'component',
    '<templated>',
  ],
])('%s', async (_, files, path, expected) => {
  expect((await configFacts('compose', files, { folders }))[path]).toEqual(expected);
});

it('does not take a default for true while the file with variables was not asked for', async () => {
  const facts = await configFacts('compose', one('ports: ["${IP:-127.0.0.1}:80:80"]'));
  expect(facts['listener.0.exposure']).toBe('<templated>');
});

describe('variables', () => {
  const env = {
    values: new Map([
      ['A', 'x'],
      ['EMPTY', ''],
    ]),
    known: true,
  };
  it.each([
    ['$A-${A}', 'x-x'],
    ['$$A', '$A'],
    ['${B:-d}', 'd'],
    ['${EMPTY:-d}${EMPTY-d}', 'd'],
    ['${A:+y}${B:+y}', 'y'],
    ['${B:-${C:-deep}}', 'deep'],
    ['${A:?must}', 'x'],
  ])('%s', (text, expected) => {
    expect(interpolate(text, env)?.text).toBe(expected);
  });
  it.each(['$B', '${B}', '${B:?must}', '${B', '${', '$1'])('%s is not known', (text) => {
    expect(interpolate(text, env)).toBeUndefined();
  });
});

it.each([
  ['postgres', 'postgres', 'latest', true],
  ['memcached:alpine', 'memcached', 'alpine', true],
  ['redis:7.4-alpine', 'redis', '7.4-alpine', false],
  ['example.org:5000/a/b', 'example.org:5000/a/b', 'latest', true],
  ['a@sha256:00', 'a', 'sha256:00', false],
])('image %s', (reference, name, version, floating) => {
  expect(imageOf(reference)).toEqual({ name, version, floating });
});
