import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ABSENT, derived, UNPARSED } from './derive.ts';

const COLUMNS = [
  { column: 'id', as: 'id', type: 'int' },
  { column: 'body', as: 'body' },
  { column: 'prev', as: 'previous', type: 'hash' },
  { column: 'hash', as: 'hash', type: 'hash' },
] as const;
const CHAIN = { chain: { over: ['id', 'body'], previous: 'previous', hash: 'hash' } } as const;
const START = '0'.repeat(64);

interface Link {
  id: string;
  body: string;
  prev: string;
  hash: string;
}

// As an auditor would do it by hand: printf '%s\n%s\n%s' id body previous | sha256sum
function chainOf(bodies: readonly string[], start = START): Link[] {
  let prev = start;
  return bodies.map((body, index) => {
    const hash = createHash('sha256')
      .update(`${index + 1}\n${body}\n${prev}`)
      .digest('hex');
    const link = { id: String(index + 1), body, prev, hash };
    prev = hash;
    return link;
  });
}

const over = (links: readonly Link[]) =>
  derived(
    {
      header: 'id;body;prev;hash',
      rows: links.map(({ id, body, prev, hash }) => [id, `"${body}"`, prev, hash].join(';')),
      columns: COLUMNS,
    },
    CHAIN,
  );

const BODIES = ['een', 'twee', 'drie', 'vier', 'vijf'];

describe('a chain of hashes', () => {
  it('is whole, and says where it starts and ends', async () => {
    const links = chainOf(BODIES);
    const end = links.at(-1)?.hash;
    expect(await over(links)).toEqual({ rows: 5, broken: 0, start: START, end, unread: 0 });
  });

  it.each<[string, (links: Link[]) => readonly Link[], number]>([
    ['a changed value', (links) => links.map((link) => (link.id === '3' ? { ...link, body: 'anders' } : link)), 1],
    [
      'a changed hash, that the next row no longer follows',
      (links) => links.map((link) => (link.id === '3' ? { ...link, hash: 'a'.repeat(64) } : link)),
      2,
    ],
    ['a row taken out', (links) => links.filter(({ id }) => id !== '3'), 1],
    ['a row put in', (links) => [...links.slice(0, 3), ...chainOf(['extra'], 'b'.repeat(64)), ...links.slice(3)], 2],
    ['two rows that changed places', ([a, b, c, d, e]) => [a!, c!, b!, d!, e!], 3],
  ])('is broken by %s', async (_name, tamper, broken) => {
    expect(await over(tamper(chainOf(BODIES)))).toMatchObject({ broken, unread: 0 });
  });

  it.each<[string, Partial<Link>]>([
    ['a value that was blacked out', { body: '[gelakt]' }],
    ['a value of which a part was removed', { body: 'aan [redacted:bsn:0123456789ab] verzonden' }],
    ['a value of more lines than one that does not fit', { body: 'een\ntwee' }],
    ['no hash', { hash: '' }],
    ['a hash that is none', { hash: 'x' }],
  ])('does not accuse over %s', async (_name, change) => {
    const links = chainOf(BODIES).map((link) => (link.id === '3' ? { ...link, ...change } : link));
    const said = await over(links);
    expect(said).toMatchObject({ broken: UNPARSED, start: UNPARSED, end: UNPARSED });
    expect(said['unread']).toBeGreaterThan(0);
    const worse = links.map((link) => (link.id === '2' ? { ...link, body: 'anders' } : link));
    expect((await over(worse))['broken']).toBe(1);
  });

  it('reads values of more lines that do fit', async () => {
    expect(await over(chainOf(['een\ntwee', 'drie']))).toMatchObject({ broken: 0, rows: 2, unread: 0 });
  });

  it('is not called broken where it was made in another way, or stands in another order', async () => {
    const foreign = chainOf(BODIES).map((link) => ({ ...link, body: `${link.body}!` }));
    expect(await over(foreign)).toMatchObject({ broken: UNPARSED, end: UNPARSED });
    expect(await over(chainOf(BODIES).reverse())).toMatchObject({ broken: UNPARSED });
  });

  it('prints nothing that is no hash', async () => {
    expect(await over(chainOf(BODIES, 'the name of somebody'))).toMatchObject({ broken: 0, start: ABSENT });
  });
});
