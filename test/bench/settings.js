// `node test/bench/settings.js <files>`: reads and judges the settings of a supplier with that many files, all in memory, and
// prints what came of it as JSON. A host has ten files: OpenSSH with drop-ins, nginx with sites, PostgreSQL, Redis, journald, Compose.
import { createHash } from 'node:crypto';
import { loadCatalogues } from '../../dist/catalogue/load.js';
import { loadDefaults } from '../../dist/catalogue/defaults.js';
import { configReader } from '../../dist/facts/config/config.js';
import { evaluate } from '../../dist/assess/predicate/evaluate.js';

const SITES = 40;

function site(host, index) {
  const locations = Array.from(
    { length: SITES },
    (_, n) => `  location /p${n} { proxy_pass http://127.0.0.1:80${n}; }`,
  );
  return `server {\n  listen 443 ssl;\n  server_name s${index}.h${host}.example;\n  ssl_protocols TLSv1.2 TLSv1.3;\n${locations.join('\n')}\n}\n`;
}

function services(host) {
  const names = Array.from(
    { length: 12 },
    (_, n) => `  s${n}:\n    image: registry.example/h${host}/s${n}:1.${n}\n    privileged: false\n`,
  );
  return `services:\n${names.join('')}`;
}

/** Per product: the version, and its files. Every tenth host lets root in, and a check must say so. */
function hostOf(host) {
  const root = host % 10 === 0 ? 'yes' : 'no';
  return {
    openssh: [
      '9.2p1',
      {
        'etc/ssh/sshd_config': `Include /etc/ssh/sshd_config.d/*.conf\nPermitEmptyPasswords no\nPermitRootLogin ${root}\n`,
        'etc/ssh/sshd_config.d/10-a.conf': 'Match User backup\n  X11Forwarding no\n',
        'etc/ssh/sshd_config.d/20-b.conf': 'MaxAuthTries 4\n',
      },
    ],
    nginx: [
      '1.22.1',
      {
        'etc/nginx/nginx.conf': 'events {}\nhttp {\n  access_log /var/log/a.log;\n  include /etc/nginx/sites/*;\n}\n',
        'etc/nginx/sites/a': site(host, 0),
        'etc/nginx/sites/b': site(host, 1),
      },
    ],
    postgresql: ['15', { 'postgresql.conf': "listen_addresses = '127.0.0.1'\nssl = on\n" }],
    redis: ['7.0', { 'etc/redis/redis.conf': 'bind 127.0.0.1\nprotected-mode yes\n' }],
    journald: ['252', { 'etc/systemd/journald.conf': '[Journal]\nStorage=persistent\nMaxRetentionSec=1year\n' }],
    compose: [undefined, { 'compose.yaml': services(host) }],
  };
}

const FILES_PER_HOST = 10;

function sourceOf(name, text) {
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const open = async function* () {
    yield bytes;
  };
  return { name, sha256, size: bytes.length, open };
}

function checksOf(catalogues) {
  const needs = catalogues
    .flatMap(({ controls }) => controls.flatMap(({ criteria }) => criteria))
    .flatMap((each) => each.needs);
  const single = needs.flatMap((need) => (need.kind === 'anyOf' ? need.branches : [need]));
  return single.filter((need) => need.kind === 'check' && need.family === 'config');
}

async function main(files) {
  const { catalogues, reference } = await loadCatalogues(['bio2@1.3'], { folder: import.meta.dirname });
  const checks = checksOf(catalogues);
  const defaults = await loadDefaults(['openssh', 'nginx', 'postgresql', 'redis', 'journald']);
  const moments = { asOf: 0, observedAt: 0, periodFrom: 0, periodTo: 0 };
  const counted = { files: 0, facts: 0, true: 0, false: 0, unknown: 0 };
  const rulesets = reference.profiles.bio2.rulesets.flatMap((id) => reference.rulesets[id] ?? []);
  const before = process.cpuUsage();
  for (let host = 0; host < files / FILES_PER_HOST; host += 1) {
    for (const [product, [version, texts]] of Object.entries(hostOf(host))) {
      const sources = Object.entries(texts).map(([name, text]) => sourceOf(name, text));
      const params = { product, ...(version === undefined ? {} : { version }) };
      const reading = await configReader.read(sources, params, { ...reference, defaults });
      if (reading.status !== 'read') throw new Error(`${product}: ${reading.detail}`);
      counted.files += sources.length;
      counted.facts += reading.facts.variants[0].facts.length;
      const context = { rulesets, parameters: new Map(), moments, complete: reading.facts.complete };
      for (const { assert, advice } of checks.filter((each) => each.products.includes(product)))
        for (const predicate of [assert, ...advice.map((each) => each.assert)])
          counted[evaluate(predicate, reading.facts, context).truth] += 1;
    }
  }
  const { user, system } = process.cpuUsage(before);
  const peakMb = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ ...counted, cpuMs: (user + system) / 1000, peakMb }));
}

await main(Number(process.argv[2]));
