import { describe, expect, it } from 'vitest';
import { assessWorld, checkNeed, criterion, delivered, REQUEST, single } from './world.ts';

describe('assess', () => {
  it('meets on one good measurement and on nothing less', () => {
    const spec = criterion([checkNeed()]);
    const good = assessWorld(
      single(spec, { measured: [{ target: 'portal', collector: 'http', at: '2026-10-20T00:00:00Z', shows: 'good' }] }),
    );
    expect(good.conclusion).toBe('meets');
    expect(good.findings[0]).toMatchObject({ verdict: 'pass', depth: ['existence'] });
    expect(assessWorld(single(spec)).conclusion).toBe('cannot-be-established');
    const bad = assessWorld(
      single(spec, { measured: [{ target: 'portal', collector: 'http', at: '2026-10-20T00:00:00Z', shows: 'bad' }] }),
    );
    expect(bad.conclusion).toBe('does-not-meet');
  });

  it('meets on a delivered export that is explained', () => {
    const spec = criterion([checkNeed({ from: 'export' })]);
    const result = assessWorld(single(spec, { delivered: [delivered()], requests: [REQUEST] }));
    expect(result.findings[0]?.criteria[0]?.observations).toMatchObject([{ outcome: 'met', rule: 'supported' }]);
  });
});
