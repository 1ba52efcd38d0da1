import { describe, expect, it } from 'vitest';
import { judge } from '../predicate/facts.ts';

const VOLUME = 200_000;
const HOURS_OF_ONE = 1377;

/** What part of the hours of so many people reading takes. */
function used(minutes: number, people: number): string {
  const facts = { volume: VOLUME, minutes, share: 1, hours: people * HOURS_OF_ONE };
  const paths = { volume: 'volume', minutes: 'minutes', share: 'share', hours: 'hours' };
  const { trace } = judge({ use: 'utilisation', with: { ...paths, atMost: 1 } }, facts);
  return trace[0]?.actual ?? '';
}

describe('reading 200,000 messages a year', () => {
  it('takes 10,000 hours at three minutes each', () => {
    expect(used(3, 10_000 / HOURS_OF_ONE)).toBe('1.000');
  });

  it.each([
    [3, 7.3],
    [5, 12.1],
  ])('at %d minutes takes %d people of 1,377 hours', (minutes, people) => {
    expect(Number(used(minutes, people))).toBeCloseTo(1, 1);
    expect(Number(used(minutes, people - 0.1))).toBeGreaterThan(1);
    expect(Number(used(minutes, people + 0.1))).toBeLessThan(1);
  });
});
