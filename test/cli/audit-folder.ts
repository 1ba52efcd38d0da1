import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { smallNorm, type ControlId } from './small-norm.ts';

/** A folder of its own for one test, gone when that ends. */
export function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'biotoets-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface AuditFolder {
  readonly folder: string;
  readonly path: (file: string) => string;
  readonly read: (file: string) => string;
  /** Writes a file, its folders included. */
  readonly write: (file: string, content: string | Uint8Array) => void;
}

/** JSON is YAML, and needs no care with quotes. */
const yaml = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

const CONSENT = { by: { party: 'supplier', role: 'CISO' }, at: '2026-01-05' };
export const PERSON = { party: 'supplier', role: 'CISO' } as const;

/** A web target on loopback, with consent to look at it. */
export function webTarget(ports: { readonly port: number; readonly httpPort?: number }, id = 'portal'): object {
  const host = 'portal.aurora-post.example';
  return {
    ...{ id, kind: 'web', party: 'supplier', host, address: '127.0.0.1', private: true, consent: CONSENT },
    ...{ httpPort: 9, ...ports },
  };
}

export const NGINX_TARGET = {
  id: 'proxy',
  kind: 'nginx',
  party: 'supplier',
  path: 'configs/nginx.conf',
  version: '1.26.3',
};

export const NGINX_CONF = `events {}
http {
  server {
    listen 443 ssl;
    server_name portal.aurora-post.example;
    ssl_protocols TLSv1.2 TLSv1.3;
  }
}
`;

interface Wanted {
  readonly controls: readonly ControlId[];
  readonly targets?: readonly object[];
  readonly audit?: object;
}

/** Evidence that meets each control, with its card; the file names are those that the inputs of the tests spoil. */
const DELIVERED = {
  'S-1': {
    item: 'IV-001-1',
    kind: 'settings',
    file: 'settings.yaml',
    text: 'mfa: true\n',
    columns: [{ column: 'mfa', as: 'mfa', type: 'bool' }],
  },
  'S-2': {
    item: 'IV-001-2',
    kind: 'tests',
    file: 'tests.csv',
    text: 'day,outcome\n2026-02-01,good\n2026-03-01,good\n',
    columns: [{ column: 'outcome', as: 'outcome', type: 'string' }],
  },
  'S-6': { item: 'IV-001-6', kind: 'policy', file: 'policy.txt', text: 'Policy, version 3.\n', columns: undefined },
} as const;

export type Delivered = keyof typeof DELIVERED;

function isDelivered(id: ControlId): id is Delivered {
  return id in DELIVERED;
}

/** The card of the evidence for a control, with another file than its own if need be. */
export function cardOf(id: Delivered, changes: object = {}): string {
  const { item, kind, file, columns } = DELIVERED[id];
  return yaml({
    ...{ schema: 'card@1', item, request: 'IV-001', kind, file, targets: ['service'], what: `Evidence for ${id}` },
    madeBy: { party: 'supplier', how: 'system-export' },
    ...{ observedAt: '2026-06-01', receivedAt: '2026-06-02' },
    ...(columns === undefined ? {} : { columns }),
    ...changes,
  });
}

/** A folder as a test handles it, whatever is in it. */
export function folderAt(folder: string): AuditFolder {
  const path = (file: string): string => join(folder, file);
  return {
    folder,
    path,
    read: (file) => readFileSync(path(file), 'utf8'),
    write: (file, content) => {
      mkdirSync(dirname(path(file)), { recursive: true });
      writeFileSync(path(file), content);
    },
  };
}

/** An audit over the small norm, in which everything delivered is in order. */
export function auditFolder({ controls, targets = [], audit = {} }: Wanted, folder = temporary()): AuditFolder {
  const made = folderAt(folder);
  const { write } = made;
  const head = {
    ...{ schema: 'audit@1', id: 'test', client: 'Client', supplier: 'Supplier' },
    operator: { party: 'auditor', name: 'Auditor' },
    ...{ catalogues: ['./norm'], subject: 'supplier', phase: 'operation', profile: 'bio2' },
    ...{ depth: ['design', 'existence', 'operation'], period: { from: '2026-01-01', to: '2026-12-31' } },
    targets: [{ id: 'service', kind: 'service', party: 'supplier' }, ...targets],
    ...audit,
  };
  const delivered = controls.filter(isDelivered);
  write('audit.yaml', yaml(head));
  for (const [file, text] of Object.entries(smallNorm(controls))) write(file, text);
  if (delivered.length > 0) {
    write(
      'requests/IV-001.yaml',
      yaml({
        ...{ schema: 'request@1', id: 'IV-001', ask: 'All of it', to: 'supplier', askedAt: '2026-05-01' },
        criteria: delivered.map((id) => `small@1/${id}#a`),
        answer: { status: 'received', by: PERSON, at: '2026-06-02' },
      }),
    );
  }
  for (const id of delivered) {
    const { item, file, text } = DELIVERED[id];
    write(`evidence/${file}`, text);
    write(`evidence/${item}.card.yaml`, cardOf(id));
  }
  return made;
}
