import type { AnswerStatus, Card, InformationRequest } from './types.ts';

/** How a card's item was made accessible: as the card says, else as its request was answered. */
export function accessOf(
  card: Pick<Card, 'access' | 'request'>,
  requests: readonly InformationRequest[],
): AnswerStatus | undefined {
  return card.access ?? requests.find(({ id }) => id === card.request)?.answer?.status;
}

/** Whether a file that the card names has to be there: what was refused, or seen where it stands, leaves no file. */
export function leavesFile(access: AnswerStatus | undefined): boolean {
  return access !== 'withheld' && access !== 'on-site';
}

/** Whether there is nothing to collect for a card any more, or never was. */
export function isGone({ purged }: Pick<Card, 'purged'>): boolean {
  return purged !== undefined;
}
