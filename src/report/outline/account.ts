import type { Block } from '../types.ts';
import type { Book } from './book.ts';
import { editionLine } from './edition.ts';

/** What this report is, what it is not, and what its result rests on. */
export function accountBlocks(book: Book, hash: string): readonly Block[] {
  const { assessment, frame, texts, words } = book;
  const { label } = frame;
  return [
    { kind: 'paragraph', text: frame.noAssurance },
    { kind: 'paragraph', text: frame.opinion },
    { kind: 'paragraph', text: frame.caution, tone: 'warning' },
    ...(assessment.integrity === 'broken'
      ? [{ kind: 'paragraph' as const, text: frame.integrityBroken, tone: 'warning' as const }]
      : []),
    { kind: 'paragraph', text: frame.reproducible },
    {
      kind: 'pairs',
      pairs: [
        { label: texts.edition.label, value: editionLine(book) },
        ...(assessment.final?.why === undefined ? [] : [{ label: texts.edition.because, value: assessment.final.why }]),
        { label: label.tool, value: `${assessment.tool.name} ${assessment.tool.version}` },
        { label: label.integrity, value: words.integrity[assessment.integrity] },
        { label: words.ui.hash, value: hash },
        { label: label.hashCatalogues, value: assessment.inputs.catalogues },
        { label: label.hashAudit, value: assessment.inputs.audit },
        { label: label.hashItems, value: assessment.inputs.items },
      ],
    },
  ];
}
