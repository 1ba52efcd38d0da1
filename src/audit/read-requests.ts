import { listYaml } from '../catalogue/list-yaml.ts';
import { reportTwice } from '../catalogue/link-control.ts';
import type { Path, Report } from '../catalogue/problem.ts';
import { checkFile, reportIn } from '../catalogue/validate.ts';
import { isBefore } from './moments.ts';
import type { Written } from './written.ts';
import type { RequestSource, RequestsSource } from './schema.generated.ts';
import type { InformationRequest } from './types.ts';
import type { Problem } from '../errors.ts';

/** Information requests of `requests/`, one or several in a file. */
export async function readRequests(root: string, problems: Problem[]): Promise<Written<InformationRequest>> {
  const files: Written<InformationRequest>['files'][number][] = [];
  const requests: InformationRequest[] = [];
  const taken = new Set<string>();
  for (const file of await listYaml(root, 'requests', problems)) {
    const document = await checkFile<RequestSource | RequestsSource>(
      { root, file },
      ['request@1', 'requests@1'],
      problems,
    );
    if (document === undefined) continue;
    const { data, source, text } = document;
    files.push(text);
    const several = 'requests' in data ? data.requests : [data];
    several.forEach((request, index) => {
      const base = 'requests' in data ? ['requests', index] : [];
      const report = reportIn(source, problems, base);
      reportTwice(request.id, taken, ['id'], report);
      checkOrder(request, report);
      requests.push(toRequest(request, source.positionOf(base)));
    });
  }
  return { entries: requests, files };
}

// A wrong year makes a request overdue, or its answer older than the question, and that is printed as the supplier's doing.
function checkOrder({ askedAt, due, answer, reminders = [] }: RequestSource, report: Report): void {
  if (askedAt === undefined && answer !== undefined)
    report(['answer'], { code: 'schema', message: 'is an answer to what was never asked: askedAt is missing' });
  function check(path: Path, what: string, moment: string | undefined): void {
    if (moment === undefined || askedAt === undefined || !isBefore(moment, askedAt)) return;
    report(path, { code: 'schema', message: `${what} (${moment}) before it was asked (${askedAt})`, found: moment });
  }
  check(['due'], 'would be due', due);
  check(['answer', 'at'], 'would be answered', answer?.at);
  reminders.forEach(({ at }, index) => check(['reminders', index, 'at'], 'would be a reminder', at));
}

function toRequest(written: RequestSource, at: InformationRequest['at']): InformationRequest {
  const source = { ...written };
  delete source.schema;
  return { to: 'supplier', explain: [], reminders: [], ...source, at };
}
