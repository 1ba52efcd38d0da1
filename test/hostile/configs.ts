import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import type { AuditFolder } from '../cli/audit-folder.ts';

/** Settings of a product in which something was put that nobody should read to its end. */
interface Config {
  readonly product: string;
  /** Within configs/. */
  readonly path: string;
  readonly spoil: (audit: AuditFolder) => unknown;
}

const REDIS = { product: 'redis', path: 'configs/redis.conf' } as const;

function redis(content: string | Uint8Array): Config {
  return { ...REDIS, spoil: (audit) => audit.write(REDIS.path, content) };
}

function replaced(make: (path: string) => unknown): Config {
  return {
    ...REDIS,
    spoil: (audit) => {
      rmSync(audit.path(REDIS.path), { force: true });
      mkdirSync(audit.path('configs'), { recursive: true });
      make(audit.path(REDIS.path));
    },
  };
}

function named(product: string, path: string, content: string): Config {
  return { product, path, spoil: (audit) => audit.write(path, content) };
}

const GOOD = 'bind 127.0.0.1\nport 6379\n';

function aliases(levels: number): string {
  const lines = Array.from({ length: levels }, (_, level) => {
    const items = level === 0 ? '[x, x]' : `[${Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ')}]`;
    return `x-${level}: &a${level} ${items}`;
  });
  return `${lines.join('\n')}\nservices: {app: {image: b, ports: *a${levels - 1}}}\n`;
}

/** By the id of their row in fixtures/hostile/expect.yaml. */
export const CONFIGS: Readonly<Record<string, Config>> = {
  'settings-in-order': redis(GOOD),
  'settings-circle': redis(`${GOOD}include redis.conf\n`),
  'settings-device': redis(`${GOOD}include /dev/zero\n`),
  'settings-climb': redis(`${GOOD}include ../../../../../../etc/passwd\n`),
  'settings-pipe': replaced((path) => execFileSync('mkfifo', [path])),
  'settings-link-out': replaced((path) => symlinkSync('/etc/passwd', path)),
  'settings-nul': redis(`bind 127.0.0.1\u0000\nport 6379\n`),
  'settings-utf-16': redis(Buffer.from(`\ufeff${GOOD}`, 'utf16le')),
  'settings-mixed': redis(Buffer.concat([Buffer.from(GOOD), Buffer.from('# caf\u00e9\n', 'latin1')])),
  'settings-aliases': named('compose', 'configs/compose.yaml', aliases(9)),
  'settings-deep-yaml': named('synapse', 'configs/homeserver.yaml', `listeners: ${'['.repeat(100_000)}`),
  'settings-deep-json': named(
    'mattermost',
    'configs/config.json',
    `{"a": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
  ),
};
