import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listYaml } from '../catalogue/list-yaml.ts';
import { reportTwice } from '../catalogue/link-control.ts';
import { checkFile, reportIn } from '../catalogue/validate.ts';
import type { Problem } from '../errors.ts';
import type { ResponseSource, SettlementSource } from './schema.generated.ts';
import type { Response, Settlement } from './types.ts';
import type { Written } from './written.ts';

/** Reactions, rejoinders and plans of `responses/`, a file for each control. */
export async function readResponses(root: string, problems: Problem[]): Promise<Written<Response>> {
  const files: Written<Response>['files'][number][] = [];
  const entries: Response[] = [];
  const taken = new Set<string>();
  for (const file of await listYaml(root, 'responses', problems)) {
    const document = await checkFile<ResponseSource>({ root, file }, ['response@1'], problems);
    if (document === undefined) continue;
    const { data, source, text } = document;
    files.push(text);
    const { control, reaction, rejoinder, plan } = data;
    // Two parties may each react to one finding.
    const party = reaction?.by.party ?? plan?.party ?? '';
    reportTwice(`${control} ${party}`.trim(), taken, ['control'], reportIn(source, problems));
    entries.push({
      control,
      ...(reaction === undefined ? {} : { reaction }),
      ...(rejoinder === undefined ? {} : { rejoinder }),
      ...(plan === undefined ? {} : { plan }),
      at: source.positionOf([]),
    });
  }
  return { entries, files };
}

/** `settlement.yaml`, where there is one. */
export async function readSettlement(
  root: string,
  problems: Problem[],
): Promise<Pick<Written<Settlement>, 'files'> & { readonly settlement?: Settlement }> {
  const file = 'settlement.yaml';
  if (!existsSync(join(root, file))) return { files: [] };
  const document = await checkFile<SettlementSource>({ root, file }, ['settlement@1'], problems);
  if (document === undefined) return { files: [] };
  const { data, source, text } = document;
  const { returned = [], destroyed = [], closed = [], open = [] } = data;
  return { files: [text], settlement: { returned, destroyed, closed, open, at: source.positionOf([]) } };
}
