import { place } from '../../text.ts';
import type { Fact, FactAt } from '../../types.ts';
import { shape, topicFacts } from '../found.ts';
import { childrenAt, type Document, documentOf, valueAt, valueOf } from '../tree-values.ts';
import type { Adapter, Found } from '../types.ts';

/** How many days one backup of each kind stands for. */
const DAYS: Readonly<Record<string, number>> = { keep_daily: 1, keep_weekly: 7, keep_monthly: 30, keep_yearly: 365 };

/** config.yaml of borgmatic 1.8 and later; with includes of its own it is not read. */
export const borgmaticAdapter: Adapter = {
  product: 'borgmatic',
  places: { main: ['etc/borgmatic/config.yaml', 'etc/borgmatic/config.yml'], also: [] },
  read({ main }) {
    const document = documentOf(main);
    if ('status' in document) return document;
    return { facts: factsOf(document, place(main.source)), complete: true };
  },
};

function factsOf(document: Document, at: FactAt): readonly Fact[] {
  const repositories = childrenAt(document, ['repositories']);
  const password = valueAt(document, ['encryption_passphrase']);
  const command = valueAt(document, ['encryption_passcommand']);
  if ('origin' in repositories) return topicFacts('backup', [], repositories);
  return [
    ...topicFacts(
      'backup',
      repositories.map(({ node }) => {
        const path = node.kind === 'map' ? valueAt(document, ['path'], node) : valueOf(document, node);
        const only =
          node.kind === 'map' ? valueAt(document, ['append_only'], node) : ({ origin: 'absent', at } as const);
        return {
          target: path,
          offsite: shape(path, (text) => /^(ssh|sftp|rclone|s3|b2):|^[^/]+@[^/]+:/.test(String(text))),
          encrypted: encrypted(password, command, at),
          // A server may refuse to forget what its client may not; that is not written here.
          immutable: only,
          keep: keep(document, at),
          verify: verified(document, at),
        };
      }),
    ),
    ...topicFacts('secret', [
      {
        where: { value: 'borgmatic.encryption_passphrase', origin: 'derived', at },
        inline: {
          value: password.origin !== 'absent' && password.origin !== 'templated',
          origin: 'derived',
          at: password.at,
        },
      },
    ]),
  ];
}

/** A repository is encrypted when it is made; that a password is known for it shows that it was. */
function encrypted(password: Found, command: Found, at: FactAt): Found {
  const given = [password, command].find(({ origin }) => origin === 'explicit' || origin === 'unparsed');
  return given === undefined ? { origin: 'unparsed', at } : { value: true, origin: 'derived', at: given.at };
}

/** The oldest backup that is left; unlimited where nothing is said, since nothing is thrown away. */
function keep(document: Document, at: FactAt): Found {
  const said = Object.entries(DAYS).flatMap(([name, days]) => {
    const found = valueAt(document, [name]);
    return found.origin === 'absent' ? [] : [{ found, days }];
  });
  const open = said.find(({ found }) => !('value' in found));
  if (open !== undefined) return open.found;
  if (said.length === 0) return { origin: 'unparsed', at };
  const longest = said.map(({ found, days }) => ('value' in found ? Number(found.value) * days : 0));
  return { value: `P${Math.max(...longest)}D`, origin: 'derived', at: said[0]?.found.at ?? at };
}

/** Without a word borgmatic checks the repository and its archives. */
function verified(document: Document, at: FactAt): Found {
  const checks = childrenAt(document, ['checks']);
  if ('origin' in checks) return checks;
  const names = checks.map(({ node }) =>
    node.kind === 'map' ? valueAt(document, ['name'], node) : valueOf(document, node),
  );
  const open = names.find((name) => !('value' in name));
  if (open !== undefined) return open;
  const off = names.find((name) => 'value' in name && name.value === 'disabled');
  return { value: off === undefined, origin: checks.length === 0 ? 'default' : 'derived', at: off?.at ?? at };
}
