import { lstat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { nearestName } from '../catalogue/nearest.ts';
import { MAX_PROBLEMS } from '../catalogue/problem.ts';
import { fileErrorCode } from '../catalogue/read-file.ts';
import type { Problem } from '../errors.ts';
import { accessOf, isGone, leavesFile } from './answered.ts';
import type { Card, InformationRequest } from './types.ts';

/** To look for a name like it among more files than these takes too long. */
const MOST_COMPARED = 1000;

// Only what is surely absent: whatever else stops a reader is found, and named, when the file is collected.
async function isAbsent(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return false;
  } catch (error) {
    return ['ENOENT', 'ENOTDIR'].includes(fileErrorCode(error));
  }
}

interface Delivered {
  readonly cards: readonly Card[];
  readonly requests: readonly InformationRequest[];
  /** Files of `evidence/`, relative to the audit folder. */
  readonly evidence: readonly string[];
}

/** Notes each card whose file is not there: a name written wrong must not end as evidence that the supplier never gave. */
export async function checkFiles(
  root: string,
  { cards, requests, evidence }: Delivered,
  problems: Problem[],
): Promise<void> {
  const status = new Map(requests.map((request) => [request.id, [request]]));
  const others = evidence.length > MOST_COMPARED ? [] : evidence.filter((each) => !each.endsWith('.card.yaml'));
  for (const card of cards) {
    const { file, at } = card;
    if (problems.length >= MAX_PROBLEMS) return;
    if (file === undefined || isGone(card)) continue;
    if (!leavesFile(accessOf(card, status.get(card.request) ?? []))) continue;
    if (!(await isAbsent(join(root, file)))) continue;
    const folder = posix.dirname(at.file);
    const written = posix.relative(folder, file);
    const nearest = nearestName(
      written,
      others.map((each) => posix.relative(folder, each)),
    );
    problems.push({
      code: 'not-found',
      message: `file "${written}" is not there`,
      ...{ found: written, at, path: 'file' },
      ...(nearest === undefined ? {} : { nearest }),
    });
  }
}
