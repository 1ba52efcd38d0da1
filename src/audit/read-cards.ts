import { posix } from 'node:path';
import { reportTwice } from '../catalogue/link-control.ts';
import { unknown } from '../catalogue/link-predicate.ts';
import { MAX_PROBLEMS, fileProblem } from '../catalogue/problem.ts';
import type { Report } from '../catalogue/problem.ts';
import { checkFile, reportIn } from '../catalogue/validate.ts';
import { insideFolder } from './paths.ts';
import { checkPeriod } from './period.ts';
import { toCard } from './to-card.ts';
import type { Written } from './written.ts';
import type { CardSource, CardsSource } from './schema.generated.ts';
import type { Card } from './types.ts';
import type { Problem, SourcePosition } from '../errors.ts';

const CARD = '.card.yaml';
/** Names that were surely meant for a card; left as they are the card would be taken for evidence. */
const MISNAMED = /(\.cards?\.(yml|json)|\.cards\.yaml|^card\.yaml)$/i;

interface CardPlace {
  /** Folder of the card's file. */
  readonly folder: string;
  readonly at: SourcePosition;
  readonly report: Report;
}

function readCard(source: CardSource, { folder, at, report }: CardPlace): Card {
  const file = source.file === undefined ? undefined : insideFolder(folder, source.file, { path: ['file'], report });
  const card = toCard(source, file, at);
  if (card.period !== undefined) checkPeriod(card.period, ['period'], report);
  return card;
}

/** Evidence cards among the files of `evidence/`. A card must answer one of `requests`, where those are known. */
export async function readCards(
  root: string,
  evidence: readonly string[],
  requests: ReadonlySet<string> | undefined,
  problems: Problem[],
): Promise<Written<Card>> {
  const files: Written<Card>['files'][number][] = [];
  const cards: Card[] = [];
  const taken = new Set<string>();
  for (const file of evidence) {
    const name = posix.basename(file);
    if (MISNAMED.test(name))
      problems.push(
        fileProblem(file, {
          code: 'unknown-name',
          message: `is not read as a card: its name must end in ${CARD}`,
          found: name,
        }),
      );
    if (!name.endsWith(CARD)) continue;
    const document = await checkFile<CardSource | CardsSource>({ root, file }, ['card@1', 'cards@1'], problems);
    if (document === undefined) continue;
    const { data, source, text } = document;
    files.push(text);
    const several = 'cards' in data ? data.cards : [data];
    several.forEach((card, index) => {
      const base = 'cards' in data ? ['cards', index] : [];
      const report = reportIn(source, problems, base);
      reportTwice(card.item, taken, ['item'], report);
      if (requests?.has(card.request) === false && problems.length < MAX_PROBLEMS)
        report(['request'], unknown('dangling', 'request', card.request, requests));
      cards.push(readCard(card, { folder: posix.dirname(file), at: source.positionOf(base), report }));
    });
  }
  return { entries: cards, files };
}

/** Notes for people and for git: no evidence, and nothing to explain. */
const NOTES = new Set(['README.md', '.gitignore', '.gitkeep']);

/** Files of `evidence/` that no card names: nobody explained them, so nobody reads them. */
export function looseFiles(evidence: readonly string[], named: readonly string[]): readonly string[] {
  const taken = new Set(named);
  const folders = named.map((path) => `${path}/`);
  return evidence.filter(
    (file) =>
      !file.endsWith(CARD) &&
      !NOTES.has(posix.basename(file)) &&
      !taken.has(file) &&
      !folders.some((folder) => file.startsWith(folder)),
  );
}
