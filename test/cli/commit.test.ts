import { createHash, generateKeyPairSync } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readCommitments, readSalts } from '../../src/dossier/commitments.ts';
import { filesIn } from '../dossier/archives.ts';
import { auditFolder, temporary, type AuditFolder } from './audit-folder.ts';
import { assessmentOf, biotoets, causesOf, expectNoTrace, expectRefused, findingOf } from './command.ts';

const DOCUMENT = 'Findings of the pentest: confidential, never copied.\n';

interface Side {
  /** Folder of the supplier. */
  readonly home: string;
  readonly read: (file: string) => string;
  readonly publicKey: string;
}

function supplier(): Side {
  const home = temporary();
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  writeFileSync(join(home, 'ciso.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  writeFileSync(join(home, 'pentest.txt'), DOCUMENT);
  writeFileSync(join(home, 'risks.txt'), 'Risks.\n');
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  return { home, read: (file) => readFileSync(join(home, file), 'utf8'), publicKey: pem };
}

const COMMIT = ['commit', 'pentest.txt', 'risks.txt', '--key', 'ciso.pem', '--title', 'D-001=Pentest 2026'];

describe('commit', () => {
  it('writes a list of which nothing can be learned, and the salts for its owner alone', async () => {
    const side = supplier();
    const { code, stdout, stderr } = await biotoets(COMMIT, side.home);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(
      /^D-001 {2}53 bytes {2}pentest\.txt\nD-002 {2}7 bytes {2}risks\.txt\nsigned with key [0-9a-f]{64}\n/,
    );
    const list = readCommitments(side.read('commitments.json'));
    const salts = readSalts(side.read('commitments.salts.json'));
    expect(list?.list.documents.map(({ id, title, size }) => [id, title, size])).toEqual([
      ['D-001', 'Pentest 2026', 53],
      ['D-002', undefined, 7],
    ]);
    expect(salts?.list).toBe(list?.sha256);
    const [salt, other] = salts?.documents.map((document) => Buffer.from(document.salt, 'hex')) ?? [];
    const expected = createHash('sha256').update(salt!).update(DOCUMENT).digest('hex');
    expect(list?.list.documents[0]?.commitment).toBe(expected);
    expect(salt?.equals(other!)).toBe(false);
    expect(statSync(join(side.home, 'commitments.salts.json')).mode & 0o777).toBe(0o600);
    // Neither names of files, which tell much, nor the plain hash, by which a document could be guessed.
    const handedOver = Buffer.from(
      (JSON.parse(side.read('commitments.json')) as { payload: string }).payload,
      'base64',
    ).toString();
    expect(handedOver).not.toContain('pentest.txt');
    expect(handedOver).not.toContain(createHash('sha256').update(DOCUMENT).digest('hex'));
  });

  it('makes a key if asked, and never writes over anything', async () => {
    const side = supplier();
    const made = await biotoets(['commit', 'risks.txt', '--make-key', 'new.pem'], side.home);
    expect(made.code).toBe(0);
    expect(made.stderr).toContain('-----BEGIN PUBLIC KEY-----');
    expect(statSync(join(side.home, 'new.pem')).mode & 0o777).toBe(0o600);
    const before = filesIn(side.home);
    expectRefused(await biotoets(COMMIT, side.home), /commitments\.json is there already/);
    const again = ['commit', 'risks.txt', '--out', 'b.json', '--salts', 'b.salts'];
    expectRefused(await biotoets([...again, '--make-key', 'new.pem'], side.home), /new\.pem is there already/);
    expect(filesIn(side.home)).toEqual(before);
  });

  it.each<[string, readonly string[], RegExp]>([
    ['a file that is not there', ['commit', 'no.txt', '--key', 'ciso.pem'], /no\.txt does not exist/],
    ['a folder', ['commit', '.', '--key', 'ciso.pem'], /is a folder, where a file is due/],
    ['a file twice', ['commit', 'risks.txt', './risks.txt', '--key', 'ciso.pem'], /risks\.txt is named twice/],
    ['no key', ['commit', 'risks.txt'], /name your private key with --key/],
    ['no private key', ['commit', 'risks.txt', '--key', 'risks.txt'], /is no Ed25519 private key/],
    ['a title of nothing', [...COMMIT, '--title', 'D-003=x'], /there is no document D-003/],
    ['a title without a name', [...COMMIT, '--title', 'x'], /write it as D-001=/],
    ['one file for two', [...COMMIT, '--salts', 'commitments.json'], /are to be two files/],
    ['nothing at all', ['commit'], /missing required argument/],
  ])('refuses %s, and writes nothing', async (_, args, message) => {
    const side = supplier();
    expectRefused(await biotoets(args, side.home), message);
    expect(readdirSync(side.home).sort()).toEqual(['ciso.pem', 'pentest.txt', 'risks.txt']);
  });
});

interface Room extends Side {
  readonly audit: AuditFolder;
  readonly view: (more?: readonly string[], document?: string) => ReturnType<typeof biotoets>;
}

/** An audit in which the list was delivered and the document is to be seen on site. */
async function readingRoom({ listed = true, party = 'supplier', collect = true } = {}): Promise<Room> {
  const side = supplier();
  expect((await biotoets([...COMMIT, '--quiet'], side.home)).code).toBe(0);
  const keys = listed ? [{ id: 'S1', party, role: 'CISO', publicKey: side.publicKey }] : [];
  const audit = auditFolder({ controls: ['S-6'], audit: { keys } });
  audit.write('evidence/commitments.json', side.read('commitments.json'));
  const card = { schema: 'card@1', request: 'IV-001', kind: 'other', targets: ['service'] };
  audit.write('evidence/list.card.yaml', JSON.stringify({ ...card, item: 'IV-001-7', file: 'commitments.json' }));
  const pentest = { ...card, item: 'IV-001-8', kind: 'policy', access: 'on-site', what: 'The pentest' };
  audit.write('evidence/pentest.card.yaml', `# Seen by two.\n${JSON.stringify(pentest)}\n`);
  if (collect) expect((await biotoets(['collect', audit.folder, '--quiet'])).code).toBe(0);
  const names = { list: 'commitments.json', salts: 'commitments.salts.json', document: 'D-001', item: 'IV-001-8' };
  const flags = Object.entries(names).flatMap(([name, value]) => [`--${name}`, value]);
  return {
    ...side,
    audit,
    view: (more = [], document = 'pentest.txt') =>
      biotoets(['verify', audit.folder, document, '--view-only', ...flags, ...more], side.home),
  };
}

interface Viewed {
  readonly type: string;
  readonly slot: string;
  readonly list: string;
  readonly document: string;
  readonly matched: boolean;
  readonly by: string;
}

function viewings(audit: AuditFolder): readonly Viewed[] {
  const lines = audit.read('dossier/index.jsonl').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Viewed).filter(({ type }) => type === 'viewed');
}

describe('verify --view-only', () => {
  it('proves that the document shown is the one committed to, keeps no copy, and prints what to put in the card', async () => {
    const room = await readingRoom();
    const before = filesIn(room.audit.folder);
    const { code, stdout, stderr } = await room.view(['--by', 'IT auditor']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^the document shown is D-001 \(Pentest 2026\), which supplier \(CISO\) committed to in 20/);
    const list = createHash('sha256').update(room.read('commitments.json')).digest('hex');
    const fingerprint = createHash('sha256').update(DOCUMENT).digest('hex');
    expect(parse(stdout)).toMatchObject({
      access: 'on-site',
      onSite: { title: 'Pentest 2026', fingerprint, commitment: { list, document: 'D-001' } },
    });
    expect(viewings(room.audit)).toMatchObject([
      { slot: 'IV-001-8', list, document: 'D-001', matched: true, by: 'IT auditor' },
    ]);
    const after = filesIn(room.audit.folder);
    expect(Object.keys(after)).toEqual(Object.keys(before));
    expect(Object.values(after).some((content) => content.includes('never copied'))).toBe(false);
    expect((await biotoets(['verify', room.audit.folder])).code).toBe(0);
  });

  it('fills in the card if asked, with its comments kept, and the audit still loads', async () => {
    const room = await readingRoom();
    expect(await room.view(['--card', '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
    const card = room.audit.read('evidence/pentest.card.yaml');
    expect(card).toMatch(/^# Seen by two\.\n/);
    expect(parse(card)).toMatchObject({ what: 'The pentest', onSite: { commitment: { document: 'D-001' } } });
    expect((await biotoets(['plan', room.audit.folder])).code).toBe(0);
  });

  it.each([
    [
      'other bytes of the same length',
      DOCUMENT.replace('pentest', 'PENTEST'),
      /is NOT D-001 \(Pentest 2026\): its bytes differ/,
    ],
    ['another document', 'Risks.\n', /is NOT D-001 \(Pentest 2026\): it has 7 bytes and not 53/],
  ])('gives 4 for %s, and records it', async (_, content, message) => {
    const room = await readingRoom();
    writeFileSync(join(room.home, 'shown.txt'), content);
    const { code, stdout, stderr } = await room.view(['--card'], 'shown.txt');
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
    expect(stderr).toMatch(message);
    expectNoTrace(stderr);
    expect(viewings(room.audit)).toMatchObject([{ slot: 'IV-001-8', matched: false, by: 'auditor' }]);
    expect(room.audit.read('evidence/pentest.card.yaml')).not.toContain('fingerprint');
    // The right one, shown after all, puts it right.
    expect((await room.view()).code).toBe(0);
    expect(viewings(room.audit).map(({ matched }) => matched)).toEqual([false, true]);
  });

  it('breaks the item in the verdict as long as another document was shown last', async () => {
    const room = await readingRoom();
    rmSync(room.audit.path('evidence/IV-001-6.card.yaml'));
    rmSync(room.audit.path('evidence/policy.txt'));
    writeFileSync(join(room.home, 'shown.txt'), 'Risks.\n');
    expect((await room.view([], 'shown.txt')).code).toBe(4);
    expect((await biotoets(['assess', room.audit.folder, '--quiet'])).code).not.toBe(0);
    expect(causesOf(findingOf(room.audit, 'S-6'))).toContain('integrity-broken');
    const by = ['IT auditor', 'Second auditor'].map((role) => ({ party: 'auditor', role }));
    const card = parse(room.audit.read('evidence/pentest.card.yaml')) as object;
    room.audit.write('evidence/pentest.card.yaml', JSON.stringify({ ...card, onSite: { by, where: 'Reading room' } }));
    expect((await room.view(['--card'])).code).toBe(0);
    expect((await biotoets(['assess', room.audit.folder, '--quiet'])).code).toBe(2);
    expect(causesOf(findingOf(room.audit, 'S-6'))).not.toContain('integrity-broken');
    const item = assessmentOf(room.audit).items.find(({ slot }) => slot === 'IV-001-8');
    expect(item?.commitment).toBe('proved');
  });

  it('fills in the right card of several in one file', async () => {
    const room = await readingRoom();
    const card = { request: 'IV-001', kind: 'other', targets: ['service'], access: 'withheld' };
    rmSync(room.audit.path('evidence/pentest.card.yaml'));
    const cards = ['IV-001-9', 'IV-001-8'].map((item) => ({ item, ...card }));
    room.audit.write('evidence/more.card.yaml', JSON.stringify({ schema: 'cards@1', cards }));
    expect((await room.view(['--card'])).code).toBe(0);
    const { cards: filled } = parse(room.audit.read('evidence/more.card.yaml')) as { cards: object[] };
    expect(filled[0]).toEqual(cards[0]);
    expect(filled[1]).toMatchObject({ access: 'on-site', onSite: { commitment: { document: 'D-001' } } });
  });

  it('takes no list that was not handed over before, whoever signed it', async () => {
    const room = await readingRoom({ collect: false });
    expect((await biotoets(['collect', room.audit.folder, '--quiet'])).code).toBe(0);
    const late = ['--out', 'late.json', '--salts', 'late.salts', '--quiet'];
    expect((await biotoets([...COMMIT, ...late], room.home)).code).toBe(0);
    const refused = await room.view(['--list', 'late.json', '--salts', 'late.salts']);
    expectRefused(refused, /late\.json is not in the dossier: a list counts only if it was handed over before/);
    expectRefused(await (await readingRoom({ collect: false })).view(), /is not in the dossier/);
    expect(viewings(room.audit)).toEqual([]);
  });

  it('names a key that nobody listed, and takes none of another party', async () => {
    const unknown = await (await readingRoom({ listed: false })).view();
    expectRefused(unknown, /is signed with key [0-9a-f]{64}, which audit\.yaml does not list under keys/);
    const other = await (await readingRoom({ party: 'auditor' })).view();
    expectRefused(other, /is signed by auditor \(S1\), and IV-001-8 was asked of supplier/);
  });

  it('gives 4 for a list that was changed after it was signed', async () => {
    const room = await readingRoom();
    const { payload, ...rest } = JSON.parse(room.read('commitments.json')) as { payload: string };
    const changed = Buffer.from(payload, 'base64').toString().replace('"size":53', '"size":54');
    const file = `${JSON.stringify({ payload: Buffer.from(changed).toString('base64'), ...rest })}\n`;
    writeFileSync(join(room.home, 'changed.json'), file);
    const { code, stdout, stderr } = await room.view(['--list', 'changed.json']);
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
    expect(stderr).toMatch(/changed\.json was changed after it was signed/);
    expect(viewings(room.audit)).toEqual([]);
  });

  it.each<[string, readonly string[], RegExp]>([
    ['a document the list has not', ['--document', 'D-009'], /has no document D-009/],
    ['an item nobody knows', ['--item', 'IV-001-9'], /no card explains an item IV-001-9; did you mean IV-001-/],
    ['a list that is none', ['--list', 'risks.txt'], /risks\.txt is no list of commitments/],
    ['salts that are none', ['--salts', 'commitments.json'], /is no file of salts/],
    ['a list that is not there', ['--list', 'no.json'], /no\.json:1:1 {2}does not exist/],
  ])('compares nothing with %s', async (_, more, message) => {
    const room = await readingRoom();
    expectRefused(await room.view(more), message);
    expect(viewings(room.audit)).toEqual([]);
  });

  it('refuses salts of another list, a copy in the audit folder, and half a question', async () => {
    const room = await readingRoom();
    expect((await biotoets([...COMMIT, '--out', 'b.json', '--salts', 'b.salts', '--quiet'], room.home)).code).toBe(0);
    expectRefused(await room.view(['--salts', 'b.salts']), /b\.salts belongs to another list/);
    room.audit.write('evidence/copy.txt', DOCUMENT);
    expectRefused(await room.view([], room.audit.path('evidence/copy.txt')), /leaves no copy there/);
    expectRefused(await biotoets(['verify', room.audit.folder, '--view-only']), /needs --item <item>/);
    expectRefused(await biotoets(['verify', room.audit.folder, 'x.pdf']), /with --view-only/);
  });
});
