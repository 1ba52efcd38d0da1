import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMoment } from '../../src/facts/moment.ts';
import { zoneClock } from '../../src/facts/zone.ts';
import { factsOf, read, said, sourceOf } from './sources.ts';

const iso = (moment: number | undefined): string | undefined =>
  moment === undefined ? undefined : new Date(moment).toISOString();
const inZone = (zone: string, text: string): string | undefined => iso(parseMoment(text, zoneClock(zone)));

describe('the wall clock of a zone', () => {
  it.each([
    ['UTC', '2026-07-01T12:00:00', '2026-07-01T12:00:00.000Z'],
    ['+01:00', '2026-07-01T12:00:00', '2026-07-01T11:00:00.000Z'],
    ['-03:30', '2026-07-01T23:00:00', '2026-07-02T02:30:00.000Z'],
    ['Europe/Amsterdam', '2026-07-01T12:00:00', '2026-07-01T10:00:00.000Z'],
    ['Europe/Amsterdam', '2026-01-01T12:00:00', '2026-01-01T11:00:00.000Z'],
    ['Europe/Amsterdam', '2026-01-01 12:00', '2026-01-01T11:00:00.000Z'],
    ['Europe/Amsterdam', '2026-01-01T12:00:00.25', '2026-01-01T11:00:00.250Z'],
    // Put forward at 02:00 on 29 March 2026, and back at 03:00 on 25 October 2026.
    ['Europe/Amsterdam', '2026-03-29T01:59:59', '2026-03-29T00:59:59.000Z'],
    ['Europe/Amsterdam', '2026-03-29T02:00:00', undefined],
    ['Europe/Amsterdam', '2026-03-29T02:59:59.999', undefined],
    ['Europe/Amsterdam', '2026-03-29T03:00:00', '2026-03-29T01:00:00.000Z'],
    ['Europe/Amsterdam', '2026-10-25T01:59:59', '2026-10-24T23:59:59.000Z'],
    ['Europe/Amsterdam', '2026-10-25T02:00:00', undefined],
    ['Europe/Amsterdam', '2026-10-25T02:59:59', undefined],
    ['Europe/Amsterdam', '2026-10-25T03:00:00', '2026-10-25T02:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-04T02:15:00', undefined],
    ['Australia/Lord_Howe', '2026-10-04T02:30:00', '2026-10-03T15:30:00.000Z'],
    // A day that was skipped.
    ['Pacific/Apia', '2011-12-30T12:00:00', undefined],
    ['Pacific/Apia', '2011-12-31T12:00:00', '2011-12-30T22:00:00.000Z'],
    ['Nowhere/At_All', '2026-01-01T12:00:00', undefined],
    ['+25:00', '2026-01-01T12:00:00', undefined],
  ])('%s %s', (zone, text, expected) => {
    expect(inZone(zone, text)).toBe(expected);
  });

  it('gives way to the zone a moment names itself', () => {
    expect(inZone('Europe/Amsterdam', '2026-10-25T02:30:00+01:00')).toBe('2026-10-25T01:30:00.000Z');
  });

  it.each(['Europe/Amsterdam', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Chatham'])(
    'finds each moment again, unless it was shown twice: %s',
    (zone) => {
      const clock = zoneClock(zone);
      const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
      const shown = (moment: number): string => format.format(moment).replace(' ', 'T');
      fc.assert(
        fc.property(fc.integer({ min: 500_000_000, max: 2_000_000_000 }), (seconds) => {
          const moment = seconds * 1000;
          const text = shown(moment);
          const twice = [-60, -30, 30, 60].some((minutes) => shown(moment + minutes * 60_000) === text);
          expect(parseMoment(text, clock)).toBe(twice ? undefined : moment);
        }),
        { numRuns: 500 },
      );
    },
  );
});

describe('a column of moments', () => {
  const text = 'when\n2026-01-01T00:00:00\n2026-01-02T00:00:00Z\n2026-01-03T00:00:00+01:00\n';
  const values = async (zone?: string) => {
    const columns = [
      { column: 'when', as: 'time', type: 'timestamp' as const, ...(zone === undefined ? {} : { zone }) },
    ];
    const found = factsOf(await read('csv', [sourceOf('a.csv', text)], { columns }));
    return Object.fromEntries(Object.entries(found).map(([path, fact]) => [path, said(fact)]));
  };

  it('counts those that name no zone, and reads them where its legend does', async () => {
    expect(await values()).toMatchObject({
      'columns.time.unzoned': 1,
      'columns.time.invalid': 1,
      'columns.time.min': '<unparsed>',
    });
    expect(await values('Europe/Amsterdam')).toMatchObject({
      'columns.time.unzoned': 1,
      'columns.time.invalid': 0,
      'columns.time.min': '2025-12-31T23:00:00.000Z',
    });
    expect(await values('Nowhere/At_All')).toMatchObject({ 'columns.time.unzoned': 1, 'columns.time.invalid': 1 });
  });
});
