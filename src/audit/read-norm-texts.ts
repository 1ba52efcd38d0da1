import { listYaml } from '../catalogue/list-yaml.ts';
import { checkFile, reportIn } from '../catalogue/validate.ts';
import type { Problem } from '../errors.ts';
import type { NormTextSource } from './schema.generated.ts';
import type { NormText } from './types.ts';
import type { Written } from './written.ts';

/** The official texts in `normtexts/`, a file for each catalogue. */
export async function readNormTexts(root: string, problems: Problem[]): Promise<Written<NormText>> {
  const files: Written<NormText>['files'][number][] = [];
  const entries: NormText[] = [];
  for (const path of await listYaml(root, 'normtexts', problems)) {
    const document = await checkFile<NormTextSource>({ root, file: path }, ['normtext@1'], problems);
    if (document === undefined) continue;
    const { catalogue, file, sha256, texts } = document.data;
    files.push(document.text);
    if (entries.some((entry) => entry.catalogue === catalogue))
      reportIn(document.source, problems)(['catalogue'], {
        code: 'duplicate',
        message: `there is a text of ${catalogue} already`,
        found: catalogue,
      });
    entries.push({ catalogue, file, sha256, texts, at: document.source.positionOf([]) });
  }
  return { entries, files };
}
