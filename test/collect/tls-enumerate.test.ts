import { describe, expect, it } from 'vitest';
import { probeVersion, type Ask } from '../../src/collect/tls-enumerate.ts';
import type { Asked } from '../../src/collect/tls-probe.ts';

const ALERT: Asked = { kind: 'rejected', by: 'alert 40', version: false };
const WRONG_VERSION: Asked = { kind: 'rejected', by: 'alert 70', version: true };
const TIMEOUT: Asked = { kind: 'trouble', trouble: { code: 'timeout', detail: 'no answer' } };
const VIOLATION: Asked = { kind: 'violation', detail: 'picked suite EEEE, which was not offered' };

/** A server with these suites, in its own order of preference; `trouble` may stand in for the nth answer. */
function server(suites: readonly number[], trouble: (n: number) => Asked | undefined = () => undefined) {
  let asked = 0;
  let largest = 0;
  const ask: Ask = (offer) => {
    asked += 1;
    largest = Math.max(largest, offer.suites.length);
    const pick = suites.find((code) => offer.suites.includes(code));
    return Promise.resolve(trouble(asked) ?? (pick === undefined ? ALERT : { kind: 'picked', suites: [pick] }));
  };
  return { ask, asked: () => asked, largest: () => largest };
}

describe('picking and removing', () => {
  it('finds every suite, also those of rare families', async () => {
    const suites = [0xc02f, 0x0005, 0x000a, 0x0003, 0x0002, 0x0034, 0xc05d, 0xc087, 0xc0ae, 0xccab, 0xffe0];
    const { ask, largest } = server(suites);
    const probe = await probeVersion(ask, 'TLSv1.2');
    expect(probe).toMatchObject({ result: 'accepted', complete: true });
    expect([...probe.suites].sort()).toEqual([...suites].sort());
    expect(largest()).toBeLessThanOrEqual(64);
  });

  it('refused needs two rejections of everything that was offered', async () => {
    const { ask, asked } = server([]);
    expect(await probeVersion(ask, 'TLSv1.2')).toMatchObject({ result: 'refused', complete: true, detail: 'alert 40' });
    expect(asked()).toBe(12);
  });

  it('a server that twice says that it is the version is not asked on', async () => {
    const { ask, asked } = server([], () => WRONG_VERSION);
    expect(await probeVersion(ask, 'TLSv1.0')).toMatchObject({ result: 'refused' });
    expect(asked()).toBe(2);
  });

  it('takes all suites of an SSL 2 server at once', async () => {
    const ask: Ask = () => Promise.resolve({ kind: 'picked', suites: [0x010080, 0x0700c0] });
    const probe = await probeVersion(ask, 'SSLv2');
    expect(probe).toEqual({ version: 'SSLv2', result: 'accepted', suites: [0x010080, 0x0700c0], complete: true });
  });
});

describe('probe error taints the item: trouble', () => {
  it('all the way is unknown, never refused', async () => {
    const { ask, asked } = server([0xc02f], () => TIMEOUT);
    expect(await probeVersion(ask, 'TLSv1.2')).toMatchObject({
      result: 'unknown',
      complete: false,
      detail: 'timeout: no answer',
    });
    expect(asked()).toBe(2);
  });

  it('after some picks leaves the list open, never complete', async () => {
    const { ask } = server([0xc02f, 0xc030], (n) => (n > 1 ? TIMEOUT : undefined));
    expect(await probeVersion(ask, 'TLSv1.2')).toMatchObject({ result: 'accepted', suites: [0xc02f], complete: false });
  });

  it('once, between rejections, changes nothing', async () => {
    const { ask } = server([], (n) => (n % 3 === 1 ? TIMEOUT : undefined));
    expect(await probeVersion(ask, 'TLSv1.2')).toMatchObject({ result: 'refused', complete: true });
  });

  it('a suite that was not offered is unknown, never accepted', async () => {
    const { ask } = server([], () => VIOLATION);
    expect(await probeVersion(ask, 'TLSv1.1')).toMatchObject({ result: 'unknown', suites: [], complete: false });
  });
});
