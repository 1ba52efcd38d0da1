import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

import { describe, expect, it } from 'vitest';

import { redactText } from '../../src/dossier/redact.ts';
import { KEY } from './folder.ts';

const CORPUS = new URL('../../../shared/corpus/', import.meta.url).pathname;

/** Everything that is removed from the configurations of others: what stays is evidence, what goes is a secret. */
const REMOVED = [
  'docker-mailserver+docker-mailserver/target/dovecot/10-ssl.conf:21 # root owned 0600 file by using ssl_key_password = ‹credential›',
  'mailcow+mailcow-dockerized/data/conf/dovecot/dovecot.conf:74 # Set doveadm_password=‹credential› in data/conf/dovecot/extra.conf (create if missing)',
  'mailcow+mailcow-dockerized/docker-compose.yml:173 - API_KEY=${API_KEY:-‹credential›}',
  'mailcow+mailcow-dockerized/docker-compose.yml:174 - API_KEY_READ_ONLY=${API_KEY_READ_ONLY:-‹credential›}',
  'mailcow+mailcow-dockerized/docker-compose.yml:216 - SOGO_URL_ENCRYPTION_KEY=${SOGO_URL_ENCRYPTION_KEY:-‹credential›}',
  'mattermost+docker/env.example:21 POSTGRES_PASSWORD=‹credential›',
];

function filesUnder(path: string): readonly string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .toSorted()
    .flatMap((name) => filesUnder(join(path, name)));
}

/** Each changed line of a file, with its place. */
function removedFrom(path: string): readonly string[] {
  const text = readFileSync(path, 'utf8');
  const lines = text.split('\n');
  const safe = redactText(text, KEY).text.split('\n');
  expect(safe).toHaveLength(lines.length);
  return safe.flatMap((line, at) =>
    line === lines[at]
      ? []
      : `${relative(CORPUS, path)}:${String(at + 1)} ${line.trim().replace(/\[redacted:([a-z-]+):[0-9a-f]{12}\]/g, '‹$1›')}`,
  );
}

describe.skipIf(!existsSync(CORPUS))('real configurations (needs ../shared)', () => {
  it('lose these secrets and nothing else', () => {
    expect(filesUnder(CORPUS).flatMap(removedFrom)).toEqual(REMOVED);
  });
});
