import type { Fact, Reader, Reading, Source } from '../types.ts';
import { chainFacts, type PemAt } from './certificate-facts.ts';
import { sourceText } from './source-text.ts';

const BLOCK = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----[^-]*-----END (?:X509 |TRUSTED )?CERTIFICATE-----/g;

function certificates(text: string, source: Source): readonly PemAt[] {
  let line = 1;
  let from = 0;
  return [...text.matchAll(BLOCK)].map(({ 0: pem, index }) => {
    line += text.slice(from, index).split('\n').length - 1;
    from = index;
    return { pem, at: { artefact: source.sha256, file: source.name, line } };
  });
}

async function read(sources: readonly Source[]): Promise<Reading> {
  const facts: Fact[] = [];
  let count = 0;
  for (const source of sources) {
    const content = await sourceText(source);
    const at = { artefact: source.sha256, file: source.name };
    if ('error' in content) return { status: 'unreadable', code: content.error, detail: source.name, at };
    const found = certificates(content.text, source);
    const begun = content.text.split(/-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----/).length - 1;
    // A block that was cut off would otherwise be a certificate nobody looks at.
    if (found.length === 0 || begun !== found.length) {
      return { status: 'unreadable', code: 'syntax', detail: 'no whole PEM certificate', at };
    }
    facts.push(...chainFacts(found, 'explicit', count));
    count += found.length;
  }
  if (count === 0) return { status: 'unreadable', code: 'empty', detail: 'no file' };
  const factSet = { family: 'certificate', reader: 'certificate@1', complete: true, variants: [{ facts }] } as const;
  return { status: 'read', recognised: true, facts: factSet };
}

/** PEM files: `chain.N.subject .issuer .notBefore .notAfter .selfSigned .key.type .key.bits .key.curve .signature`. */
export const certificateReader: Reader = { name: 'certificate', version: '1', family: 'certificate', read };
