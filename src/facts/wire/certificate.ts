import { place, readText, unreadable } from '../text.ts';
import type { Fact, Reader, Reading, Source } from '../types.ts';
import { chainFacts, type PemAt } from './certificate-facts.ts';

const BEGIN = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----/;
const BLOCK = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----[^-]*-----END (?:X509 |TRUSTED )?CERTIFICATE-----/g;

function certificates(text: string, source: Source): readonly PemAt[] {
  let line = 1;
  let from = 0;
  return [...text.matchAll(BLOCK)].map(({ 0: pem, index }) => {
    line += text.slice(from, index).split('\n').length - 1;
    from = index;
    return { pem, at: place(source, line) };
  });
}

async function read(sources: readonly Source[]): Promise<Reading> {
  const facts: Fact[] = [];
  let count = 0;
  for (const source of sources) {
    const text = await readText(source);
    if (typeof text !== 'string') return text;
    const found = certificates(text, source);
    // A block that was cut off would otherwise be a certificate nobody looks at.
    if (found.length === 0 || text.split(BEGIN).length - 1 !== found.length) {
      return unreadable('syntax', 'no whole PEM certificate', place(source));
    }
    facts.push(...chainFacts(found, 'explicit', count));
    count += found.length;
  }
  if (count === 0) return unreadable('empty', 'no file');
  const factSet = { family: 'certificate', reader: 'certificate@1', complete: true, variants: [{ facts }] } as const;
  return { status: 'read', recognised: true, facts: factSet };
}

/** PEM files: `chain.N.subject .issuer .notBefore .notAfter .selfSigned .key.type .key.bits .key.curve .signature`. */
export const certificateReader: Reader = { name: 'certificate', version: '1', family: 'certificate', read };
