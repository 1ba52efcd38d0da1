import { buildOutline } from '../outline.ts';
import type { Reporter } from '../types.ts';
import { layOut } from './document.ts';

/** A tagged PDF 1.7 with embedded fonts. The same assessment gives the same bytes, in any time zone. */
export const pdfReporter: Reporter = {
  format: 'pdf',
  extension: 'pdf',
  async *render(assessment, { lang, decided }) {
    const document = layOut(buildOutline(assessment, lang, decided), assessment.audit.asOf);
    for await (const chunk of document) yield chunk as Uint8Array;
  },
};
