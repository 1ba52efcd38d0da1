import { createHash, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditFolder, type AuditFolder, cardOf, PERSON } from './audit-folder.ts';
import { biotoets, type Ended } from './command.ts';

const text = (words: string): object => ({ nl: words, en: words });
const judgement = (id: string): object => ({ judgement: { id, questions: [text('Is it so?')] } });
const criterion = (id: string, aspect: string, needs: readonly object[]): object => ({
  ...{ id, aspect, text: text(`Criterion ${id}`), targets: ['service'], needs },
});

/** A control that people judge: `a` on how it is, `b` on how it was designed, `c` without any judgement. */
const CONTROL = {
  ...{ schema: 'control@1', id: 'J-1', title: text('Control J-1'), topic: text('About J-1'), theme: 'supervision' },
  ...{ addressee: 'supplier', mandatory: true, knockout: false, measure: false },
  ...{ depth: ['design', 'existence'], provability: 'human' },
  request: { ask: text('Give it'), form: text('A file'), explain: [text('What it is')] },
  ...{ weak: [text('A promise')], remedy: text('Put it right'), relations: [] },
  criteria: [
    criterion('a', 'existence', [judgement('seen')]),
    criterion('b', 'design', [judgement('sound'), judgement('complete')]),
    criterion('c', 'existence', [{ document: { id: 'paper', from: 'policy', card: ['what'] } }]),
  ],
};

const KEYS = {
  one: generateKeyPairSync('ed25519'),
  two: generateKeyPairSync('ed25519'),
  desk: generateKeyPairSync('ed25519'),
};
const PARTIES = { one: 'auditor', two: 'auditor', desk: 'supplier' } as const;

/**
 * An audit with an export (IV-001-1), a paper (IV-001-6) and a statement (IV-001-9), in `audit/` of a folder; beside it the
 * keys of two auditors and a desk.
 */
export function judgedFolder(root: string): AuditFolder {
  const keys = Object.entries(KEYS).map(([id, { publicKey }]) => ({
    ...{ id, party: PARTIES[id as keyof typeof PARTIES], role: 'somebody' },
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }));
  const audit = auditFolder({ controls: ['S-1', 'S-6'], audit: { keys } }, join(root, 'audit'));
  const write = (file: string, value: object): void => audit.write(file, JSON.stringify(value));
  write('norm/J-1.yaml', CONTROL);
  write('requests/IV-001.yaml', {
    ...{ schema: 'request@1', id: 'IV-001', ask: 'All of it', to: 'supplier', askedAt: '2026-05-01' },
    criteria: ['small@1/S-1#a', 'small@1/S-6#a', 'small@1/J-1#a', 'small@1/J-1#b', 'small@1/J-1#c'],
    answer: { status: 'received', by: PERSON, at: '2026-06-02' },
  });
  audit.write('evidence/IV-001-6.card.yaml', cardOf('S-6', { madeBy: { party: 'supplier', how: 'document' } }));
  audit.write('evidence/statement.txt', 'We do.\n');
  audit.write(
    'evidence/IV-001-9.card.yaml',
    cardOf('S-6', {
      ...{ item: 'IV-001-9', file: 'statement.txt', madeBy: { party: 'supplier', how: 'statement' } },
    }),
  );
  for (const [id, { privateKey }] of Object.entries(KEYS))
    audit.write(`../keys/${id}.pem`, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  return audit;
}

/** The private key of a person, beside the audit folder and not in it. */
export function keyOf(audit: AuditFolder, id: keyof typeof KEYS): string {
  return audit.path(`../keys/${id}.pem`);
}

/** The id of an item: slot and hash. */
export function idIn(audit: AuditFolder, slot: string, file: string): string {
  const sha256 = createHash('sha256')
    .update(readFileSync(audit.path(`evidence/${file}`)))
    .digest('hex');
  return `${slot}@${sha256.slice(0, 8)}`;
}

interface Judged {
  readonly criterion?: string;
  readonly verdict?: string;
  readonly items?: string;
  readonly why?: string;
  readonly by?: string;
  readonly party?: string;
  readonly more?: readonly string[];
}

/** Runs `judge`; in order unless said otherwise. */
export function judge(audit: AuditFolder, changes: Judged = {}): Promise<Ended> {
  const { criterion: ref = 'J-1#a', verdict = 'met', items = 'IV-001-1', why = 'It is so.', more = [] } = changes;
  const { by = 'one', party = 'auditor' } = changes;
  const what = ['--verdict', verdict, '--items', items, '--why', why];
  return biotoets(['judge', ref, audit.folder, ...what, '--by', by, '--party', party, '--role', 'IT auditor', ...more]);
}

/** Runs `review`. */
export function review(audit: AuditFolder, changes: Judged = {}): Promise<Ended> {
  const { criterion: ref = 'J-1#a', by = 'two', party = 'auditor', more = [] } = changes;
  return biotoets(['review', ref, audit.folder, '--by', by, '--party', party, '--role', 'Second auditor', ...more]);
}
