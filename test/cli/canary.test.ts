import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { createServer as createPlain } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { FIXTURES } from '../collect/context.ts';
import { auditFolder, NGINX_TARGET, webTarget } from './audit-folder.ts';
import { assessmentOf, biotoets, type Ended } from './command.ts';
import { everythingIn } from './pdf-text.ts';

const FORMATS = ['console', 'json', 'markdown', 'junit', 'html', 'pdf'];

/** One secret for each place, so that a leak tells where it came from. */
function canary(place: string): string {
  return `biotoets-canary-${place}-${randomBytes(12).toString('hex')}`;
}

const SECRETS = {
  proxyHeader: canary('proxyheader'),
  proxyPass: canary('proxypass'),
  include: canary('include'),
  cookie: canary('cookie'),
  bearer: canary('bearer'),
  apiKey: canary('apikey'),
  redirect: canary('redirect'),
  redirectUser: canary('redirectuser'),
  csv: canary('csv'),
  csvColumn: canary('csvcolumn'),
  yaml: canary('yaml'),
  paper: canary('paper'),
};

const CONF = `events {}
http {
  include conf.d/*.conf;
  server {
    listen 443 ssl;
    server_name portal.aurora-post.example;
    ssl_protocols TLSv1 TLSv1.2;
    location / {
      proxy_set_header Authorization "Bearer ${SECRETS.proxyHeader}";
      proxy_pass http://user:${SECRETS.proxyPass}@127.0.0.1:8080;
    }
  }
}
`;

async function listen(server: Server | ReturnType<typeof createPlain>): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** A server that tells too much, in its headers and in where it sends its visitors. */
async function talkative(): Promise<{ readonly port: number; readonly httpPort: number }> {
  const key = readFileSync(join(FIXTURES, 'tls/good.key.pem'));
  const cert = readFileSync(join(FIXTURES, 'tls/good.pem'));
  const encrypted = createServer({ key, cert }, (_, response) => {
    response.setHeader('Set-Cookie', [`session=${SECRETS.cookie}; Secure`, `other=${SECRETS.cookie}`]);
    response.setHeader('Authorization', `Bearer ${SECRETS.bearer}`);
    response.setHeader('X-Api-Key', SECRETS.apiKey);
    response.writeHead(302, { location: `https://elsewhere.example/in?token=${SECRETS.redirect}&x=1` }).end();
  });
  encrypted.on('tlsClientError', () => undefined);
  const plain = createPlain((_, response) => {
    response.writeHead(301, { location: `https://admin:${SECRETS.redirectUser}@elsewhere.example/` }).end();
  });
  return { port: await listen(encrypted), httpPort: await listen(plain) };
}

function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

/** Where secrets stand in a text. Broken over lines or not. */
function leaks(text: string): readonly string[] {
  const whole = text.replace(/\s+/g, '');
  return Object.entries(SECRETS).flatMap(([place, secret]) => {
    // The random part alone would be enough to use it.
    const random = secret.slice(-24);
    return text.includes(random) || whole.includes(random) ? [place] : [];
  });
}

// inspec #4229, #6009: a secret in the output.
it('a secret in a configuration, a header, a URL or an export appears in no output and not in the dossier', async () => {
  const audit = auditFolder({
    controls: ['S-1', 'S-2', 'S-3', 'S-4', 'S-5', 'S-6'],
    targets: [webTarget(await talkative()), NGINX_TARGET],
  });
  audit.write('configs/nginx.conf', CONF);
  audit.write('configs/conf.d/upstream.conf', `proxy_set_header X-Api-Key ${SECRETS.include};\n`);
  audit.write('evidence/settings.yaml', `mfa: false\ndatabase:\n  password: ${SECRETS.yaml}\n`);
  audit.write(
    'evidence/tests.csv',
    `day,outcome,api_key,link\n2026-02-01,,${SECRETS.csvColumn},https://ci.example/run?access_token=${SECRETS.csv}\n`,
  );
  audit.write('evidence/policy.txt', `Policy, version 3.\npassword: ${SECRETS.paper}\n`);

  const ended: Ended[] = [];
  const flags = ['--limit', 'attempts=1'];
  ended.push(await biotoets(['plan', audit.folder]));
  ended.push(await biotoets(['collect', audit.folder, '--verbose', ...flags]));
  for (const lang of ['nl', 'en']) {
    const all = FORMATS.flatMap((format) => ['--report', `${format}:${audit.path(`reports/${lang}.${format}`)}`]);
    ended.push(await biotoets(['assess', audit.folder, '--lang', lang, ...all]));
    for (const format of ['console', 'json', 'markdown', 'junit', 'html'])
      ended.push(await biotoets(['report', audit.folder, '--lang', lang, '--report', `${format}:-`]));
  }
  for (const id of ['S-1', 'S-2', 'S-3', 'S-4', 'S-5']) ended.push(await biotoets(['explain', id, audit.folder]));
  ended.push(await biotoets(['verify', audit.folder]));
  expect(ended.map(({ code }) => code)).toEqual([
    0,
    0,
    1,
    ...Array<number>(5).fill(0),
    1,
    ...Array<number>(5).fill(0),
    ...Array<number>(6).fill(0),
  ]);

  for (const { stdout, stderr } of ended) expect(leaks(stdout + stderr)).toEqual([]);
  const files = [...filesBelow(audit.path('dossier')), ...filesBelow(audit.path('reports'))];
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) {
    const bytes = readFileSync(file);
    const texts = [bytes.toString('latin1'), ...(file.endsWith('.pdf') ? [everythingIn(bytes)] : [])];
    for (const text of texts) expect({ file, leaks: leaks(text) }).toEqual({ file, leaks: [] });
  }

  // It was there to be found: placeholders stand in its place, and the rest was read.
  const dossier = filesBelow(audit.path('dossier/blobs')).map((file) => readFileSync(file, 'utf8'));
  expect(dossier.join('\n').match(/redacted:/g)?.length ?? 0).toBeGreaterThanOrEqual(8);
  expect(dossier.some((text) => text.includes('server_name portal.aurora-post.example'))).toBe(true);
  expect(dossier.some((text) => text.includes('elsewhere.example'))).toBe(true);
  const verdicts = assessmentOf(audit).findings.map(({ control, verdict }) => `${control} ${verdict}`);
  expect(verdicts.sort()).toEqual([
    'small@1/S-1 fail',
    'small@1/S-2 fail',
    'small@1/S-3 fail',
    'small@1/S-4 pass',
    'small@1/S-5 fail',
    'small@1/S-6 pass',
  ]);
  // The search through a PDF reads its metadata and the text of its pages.
  const pdf = everythingIn(readFileSync(audit.path('reports/en.pdf'))).replace(/\s+/g, '');
  for (const words of ['xmpmeta', 'Doesnotmeet', 'IV-001-1', 'nginx.conf'])
    expect(pdf.includes(words), words).toBe(true);
});

it('the search for leaks finds what lies there', () => {
  expect(leaks(`x ${SECRETS.csv}`)).toEqual(['csv']);
  expect(leaks(`x ${SECRETS.csv.slice(0, -7)}\n  ${SECRETS.csv.slice(-7)}`)).toEqual(['csv']);
});
