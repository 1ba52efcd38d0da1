/** The parts of a reference to an image. */
export interface Image {
  readonly name: string;
  /** The digest where there is one, otherwise the tag; without either it is the latest. */
  readonly version: string;
  /** What runs may differ tomorrow: no digest, and a tag that names no version. */
  readonly floating: boolean;
}

/** `host:5000/name:tag@sha256:…`, in the grammar of distribution references. */
export function imageOf(reference: string): Image {
  const [before = '', digest] = reference.split('@', 2);
  const slash = before.lastIndexOf('/');
  const colon = before.indexOf(':', slash + 1);
  const name = colon < 0 ? before : before.slice(0, colon);
  const tag = colon < 0 ? 'latest' : before.slice(colon + 1);
  return { name, version: digest ?? tag, floating: digest === undefined && !/\d/.test(tag) };
}
