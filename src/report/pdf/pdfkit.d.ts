// What pdfkit 0.20 accepts and @types/pdfkit 0.17 does not know yet.

declare namespace PDFKit.Mixins {
  interface StructureElementOptions {
    /** For a TH. */
    scope?: 'Column' | 'Row';
    /** Left, top, right, bottom in points from the top of the page. */
    bbox?: BoundingBox;
    placement?: 'Block' | 'Inline';
  }

  interface AnnotationOption {
    structParent?: PDFStructureElement;
  }
}

declare namespace PDFKit {
  interface PDFOutline {
    options: { readonly expanded?: boolean };
    /** The dictionary that is written; open to additions until the document ends. */
    readonly outlineData: Record<string, unknown>;
    addItem(title: string, options?: { readonly expanded?: boolean; readonly top?: number }): PDFOutline;
  }

  interface PDFDocument {
    /** The font that `font()` chose last. */
    readonly _font: {
      readonly name: string;
      readonly font: { hasGlyphForCodePoint(codePoint: number): boolean };
    };
    endMetadata(): void;
  }
}
