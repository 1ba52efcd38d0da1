import { startOf } from '../../assess/moment.ts';
import { writeRequests } from '../../audit/write-requests.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { UserError } from '../../errors.ts';
import { wordsOf } from '../../language/language.ts';
import { firstRequests } from '../../plan/requests.ts';
import { loadInputs } from '../inputs.ts';
import type { Io } from '../io.ts';
import type { Options } from '../options.ts';
import { printLines } from '../write-out.ts';
import { isPast } from './as-of.ts';

/** Writes the requests that this audit still needs, in the words of the catalogue. None of them is sent by that. */
export async function newRequests(options: Options, due: string | undefined, io: Io): Promise<Ending> {
  if (due !== undefined && startOf(due) === undefined)
    throw new UserError('usage', `--due ${due} is not an ISO 8601 date; write 2026-11-30`);
  const { audit, catalogues } = await loadInputs(options);
  const { lang, folder, quiet } = options;
  if (!quiet && isPast(due, io.now())) io.stderr.write(`warning: --due ${due} has passed already\n`);
  const first = firstRequests(catalogues, audit);
  const drafts = first.map(({ criteria, to, ask, why, form, explain }) => ({
    ...{ criteria, to, ask: ask[lang], why: why[lang], form: form[lang] },
    explain: explain.map((text) => text[lang]),
    ...(due === undefined ? {} : { due }),
  }));
  const written = await writeRequests(
    folder,
    audit.requests.map(({ id }) => id),
    drafts,
  );
  const { addressee } = wordsOf(lang);
  await printLines(
    io,
    written.map(({ file }, index) => {
      const { to, criteria, kinds } = first[index] ?? { to: 'supplier' as const, criteria: [], kinds: [] };
      return `${file}  ${addressee[to]}  ${criteria.join(', ')}  ${kinds.join(', ')}`.trimEnd();
    }),
  );
  if (!quiet) io.stderr.write(summary(written, options));
  return {};
}

function summary(written: readonly { readonly id: string }[], { folder }: Options): string {
  const [first] = written;
  if (first === undefined) return 'Nothing is left to ask: every criterion that needs evidence has a request.\n';
  const n = written.length === 1 ? '1 request' : `${written.length} requests`;
  return `${n} written, none sent. To send one, and note that it was sent:\n  biotoets request letter ${first.id} ${folder} --sent <date>\n`;
}
