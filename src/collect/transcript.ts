import { canonicalJson } from '../dossier/canonical-json.ts';
import type { RawArtefact } from '../dossier/types.ts';

/** The one artefact of a measurement. Canonical, so that an unchanged endpoint gives unchanged bytes. */
export function transcript(content: unknown): RawArtefact {
  return { name: 'transcript.json', form: 'text', bytes: new TextEncoder().encode(`${canonicalJson(content)}\n`) };
}
