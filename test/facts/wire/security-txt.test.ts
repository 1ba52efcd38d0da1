import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSecurityTxt, type SecurityTxtSource } from '../../../src/facts/wire/security-txt.ts';

const URL = 'https://portal.aurora-post.example/.well-known/security.txt';
const CONTACT = 'Contact: mailto:security@aurora-post.example\n';
const EXPIRES = 'Expires: 2049-01-01T00:00:00Z\n';
const GOOD = CONTACT + EXPIRES;

function parse(text: string, changes: Partial<SecurityTxtSource> = {}) {
  return parseSecurityTxt({
    text,
    utf8: true,
    contentType: 'text/plain; charset=utf-8',
    urls: [URL, URL],
    legacy: false,
    ...changes,
  });
}

const SIGNED = `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n${CONTACT}- -- dashes: are escaped\n${EXPIRES}-----BEGIN PGP SIGNATURE-----\n\nabc=\n-----END PGP SIGNATURE-----\n`;

describe('security.txt by RFC 9116', () => {
  it.each<[string, string, readonly string[]]>([
    ['is good', GOOD, []],
    ['with CRLF is good', GOOD.replaceAll('\n', '\r\n'), []],
    ['with comments and blank lines is good', `# hallo\n\n${GOOD}`, []],
    ['with an unknown field is good', `${GOOD}Whatever: yes\n`, []],
    ['that is signed is good', SIGNED, []],
    ['without Contact', EXPIRES, ['no-contact']],
    ['with a Contact that is no URI', `${EXPIRES}Contact: security@aurora-post.example\n`, ['contact-not-uri']],
    ['with a Contact over plain HTTP', `${EXPIRES}Contact: http://aurora-post.example/\n`, ['contact-not-https']],
    ['without Expires', CONTACT, ['no-expires']],
    ['with two Expires', GOOD + EXPIRES, ['several-expires']],
    ['with a date for a moment', `${CONTACT}Expires: 2049-01-01\n`, ['expires-format']],
    ['with a moment without zone', `${CONTACT}Expires: 2049-01-01T00:00:00\n`, ['expires-format']],
    ['with a day that does not exist', `${CONTACT}Expires: 2049-13-45T00:00:00Z\n`, ['expires-format']],
    ['with the thirtieth of February', `${CONTACT}Expires: 2026-02-30T00:00:00Z\n`, ['expires-format']],
    ['with a leap day in a common year', `${CONTACT}Expires: 2049-02-29T12:00:00+02:00\n`, ['expires-format']],
    ['with a leap day is good', `${CONTACT}Expires: 2048-02-29T00:00:00+02:00\n`, []],
    ['with the thirty-first of April', `${CONTACT}Expires: 2049-04-31t00:00:00z\n`, ['expires-format']],
    ['with a line that is no field', `${GOOD}hello\n`, ['invalid-line']],
    ['with a space before the colon', `${EXPIRES}Contact : mailto:a@b.example\n`, ['space-before-colon']],
    ['with no space after the colon', `${EXPIRES}Contact:mailto:a@b.example\n`, ['no-space-after-colon']],
    ['with an empty value', `${GOOD}Policy: \n`, ['empty-value', 'policy-not-https']],
    ['whose last line does not end', GOOD.trimEnd(), ['no-final-newline']],
    ['with two languages fields', `${GOOD}Preferred-Languages: nl\nPreferred-Languages: en\n`, ['several-languages']],
    ['with a Policy over plain HTTP', `${GOOD}Policy: http://aurora-post.example/cvd\n`, ['policy-not-https']],
    [
      'with a Canonical of elsewhere',
      `${GOOD}Canonical: https://elsewhere.example/security.txt\n`,
      ['canonical-mismatch'],
    ],
    ['with its own Canonical is good', `${GOOD}Canonical: ${URL}\n`, []],
    ['with a byte order mark', `\ufeff${GOOD}`, ['bom']],
    ['whose signature breaks off', SIGNED.slice(0, 150), ['signature-format']],
  ])('%s', (_, text, errors) => {
    expect(parse(text).errors).toEqual(errors);
  });

  it.each<[string, Partial<SecurityTxtSource>, readonly string[]]>([
    ['without a media type', { text: GOOD }, []],
    ['in HTML', { contentType: 'text/html' }, ['media-type']],
    ['in Latin-1', { contentType: 'text/plain; charset=iso-8859-1' }, ['charset']],
    ['with a quoted charset', { contentType: 'text/plain; charset="UTF-8"' }, []],
    ['that is no UTF-8', { utf8: false }, ['utf8']],
    ['at the old place', { legacy: true }, ['location']],
  ])('%s', (_, changes, errors) => {
    expect(parse(GOOD, changes).errors).toEqual(errors);
  });

  it('without a content type at all says so', () => {
    expect(parseSecurityTxt({ text: GOOD, utf8: true, urls: [URL], legacy: false }).errors).toEqual([
      'no-content-type',
    ]);
  });

  it('an empty file is one error, not ten', () => {
    expect(parse(' \n')).toEqual({ errors: ['empty'], contacts: 0, policy: false });
  });

  it('tells contacts, end and policy; the end in UTC, whoever judges it needs the moment of observation', () => {
    const text = `${CONTACT}contact: tel:+31-70-0000000\nCONTACT: nonsense\nExpires: 2020-06-30 14:00:00+02:00\nPolicy: https://aurora-post.example/cvd\n`;
    expect(parse(text)).toMatchObject({
      contacts: 2,
      expires: '2020-06-30T12:00:00Z',
      policy: true,
      errors: ['contact-not-uri'],
    });
  });

  it('accepts the first and the last address of a redirect as Canonical', () => {
    const urls = ['https://a.example/.well-known/security.txt', 'https://b.example/.well-known/security.txt'];
    for (const url of urls) expect(parse(`${GOOD}Canonical: ${url}\n`, { urls }).errors).toEqual([]);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.boolean(), (text, known) => {
        const found = parse(known ? `Contact: ${text}\nExpires: ${text}` : text);
        expect(new Set(found.errors).size).toBe(found.errors.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('a hostile signature frame does not take for ever', () => {
    const start = performance.now();
    parse(`-----BEGIN PGP SIGNED MESSAGE-----\n${'a\n'.repeat(50_000)}`);
    parse(`-----BEGIN PGP SIGNED MESSAGE-----\n\n${'-----BEGIN PGP SIGNATURE-----\n'.repeat(5000)}`);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
