import type { Mark } from './redact-patterns.ts';
import { scalar, type PairState } from './redact-values.ts';

const ENCODED = /^(?:[A-Za-z0-9+/]{4}){1,}[A-Za-z0-9+/]{2}(?:[A-Za-z0-9+/]{2}|[A-Za-z0-9+/]=|==)$/;
const HEAD = /^([ \t]*(?:- )?)(apiVersion|kind|data|stringData):[ \t]*(\S*)/;

/** Which values under `data` or `stringData` of a Kubernetes object are secret; kubectl writes `data` before `kind`. */
export type Concealed = 'all' | 'encoded';

/** Undefined where nothing is: a ConfigMap is evidence. */
export function concealedUnder(key: string | undefined, kind: string | undefined): Concealed | undefined {
  if (key === 'stringData') return 'all';
  if (key !== 'data' || (kind !== undefined && kind !== 'Secret')) return undefined;
  return kind === 'Secret' ? 'all' : 'encoded';
}

export function isConcealed(value: string, concealed: Concealed | undefined): boolean {
  return concealed === 'all' || (concealed === 'encoded' && ENCODED.test(value));
}

/** A file of settings in a Secret is looked into by its own lines, as any file is. */
const FILE = /\.(?:ya?ml|json|conf|cfg|ini|toml|properties|xml)["']?:[ \t]+[|>]/;

/** A line of a Kubernetes Secret in YAML; undefined when it is none. */
export function redactManifest(line: string, state: PairState, mark: Mark): string | undefined {
  const { manifest } = state;
  if (isHead(line, state) || manifest === undefined || line.trim() === '') return undefined;
  const column = line.search(/\S/);
  if (column <= manifest.column) delete manifest.concealed;
  if (column > (manifest.file ?? column)) return undefined;
  delete manifest.file;
  if (FILE.test(line)) manifest.file = column;
  const [, own = '', value = ''] = /^([ \t]*[\w."'-]{1,253}:[ \t]+)(\S.*)$/.exec(line) ?? [];
  const bare = value.trim().replace(/^(["'])(.*)\1$/, '$2');
  if (bare === '' || manifest.file !== undefined || !isConcealed(bare, manifest.concealed)) return undefined;
  return own + scalar({ text: value, column, flowing: false }, state, mark);
}

/** A key that says what object this is, or that opens what it holds. */
function isHead(line: string, state: PairState): boolean {
  const [, lead = '', key, word = ''] = HEAD.exec(line) ?? [];
  if (key === undefined) return false;
  if (key === 'apiVersion') state.manifest = { column: lead.length };
  if (lead.length !== state.manifest?.column) return false;
  if (key === 'kind') state.manifest.kind = word;
  state.manifest.concealed = concealedUnder(key, state.manifest.kind);
  return true;
}
