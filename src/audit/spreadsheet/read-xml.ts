import { refuseFile } from './place.ts';

/** What a reader wants to see go by. Names come without their prefix. */
export interface XmlHandlers {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

export interface XmlPart {
  readonly file: string;
  readonly part: string;
  readonly text: string;
}

/**
 * Reads one part of a spreadsheet as XML. No entity is expanded but the five of XML itself, and nothing is fetched. Throws
 * UserError for a document type and for XML that is not well-formed.
 */
export async function readXml({ file, part, text }: XmlPart, handlers: XmlHandlers): Promise<void> {
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser({ xmlns: false, position: true });
  parser.on('doctype', () =>
    refuseFile(file, { code: 'schema', message: 'declares a document type: that is not read, whatever it says' }, part),
  );
  parser.on('error', (error) =>
    refuseFile(file, { code: 'unreadable', message: `is no well-formed XML (${error.message})` }, part),
  );
  parser.on('opentag', ({ name, attributes }) => handlers.open?.(localName(name), localNames(attributes)));
  parser.on('closetag', ({ name }) => handlers.close?.(localName(name)));
  parser.on('text', (piece) => handlers.text?.(piece));
  parser.on('cdata', (piece) => handlers.text?.(piece));
  parser.write(text).close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function localNames(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [localName(name), value]));
}
