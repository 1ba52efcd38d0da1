import { linkAudit } from '../../audit/link.ts';
import { isBefore } from '../../audit/moments.ts';
import type { JudgementSource } from '../../audit/schema.generated.ts';
import { reviewed, signStatement } from '../../audit/signed.ts';
import type { Judgement } from '../../audit/types.ts';
import { addReview } from '../../audit/write-judgement.ts';
import { judgementObjection, type Objection, reviewObjection } from '../../assess/weigh-judgement.ts';
import { throwProblems } from '../../catalogue/problem.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { UserError } from '../../errors.ts';
import { say } from '../../language/language.ts';
import { type Io, printable } from '../io.ts';
import type { Options } from '../options.ts';
import { findCriterion, type Judging, loadJudging } from '../people/judging.ts';
import { readSigner, type SignerFlags, type Signing } from '../people/signer.ts';

export interface ReviewFlags extends SignerFlags {
  /** Which judgement on the criterion, counting from 1. */
  readonly n?: string;
}

/** Puts a second pair of eyes under a judgement, or refuses it; a refused review leaves no trace. */
export async function reviewCommand(
  wanted: string,
  options: Options,
  { flags, io }: { readonly flags: ReviewFlags; readonly io: Io },
): Promise<Ending> {
  const judging = await loadJudging(options);
  const { audit, catalogues } = judging.inputs;
  const { ref } = findCriterion(wanted, catalogues);
  const judgement = choose(
    audit.judgements.filter(({ criterion }) => criterion === ref),
    ref,
    flags.n,
  );
  const signing = await readSigner(flags, audit, io);
  const late = checkReview(judgement, signing, judging);
  const inFile = audit.judgements.filter(({ at }) => at.file === judgement.at.file);
  const place = { root: options.folder, file: judgement.at.file, index: inFile.indexOf(judgement) };
  await addReview(place, (source) => reviewOf(source, judgement, { audit: audit.id, signing }));
  if (!options.quiet) io.stderr.write(`${printable(writtenLines(judgement, signing, late).join('\n'))}\n`);
  return {};
}

/** The one that waits for a review, or the one that is pointed at. Throws UserError `not-found` or `usage`. */
function choose(judgements: readonly Judgement[], ref: string, n: string | undefined): Judgement {
  if (judgements.length === 0) throw new UserError('not-found', `nobody judged ${ref} yet; see biotoets judge --help`);
  const open = judgements.filter(({ review }) => review === undefined);
  const [first, second] = n === undefined ? open : [judgements[Number(n) - 1]];
  const listed = judgements.map(described).join('\n');
  if (n !== undefined && first === undefined)
    throw new UserError('usage', `--n ${n} is not one of the judgements on ${ref}:\n${listed}`);
  if (first === undefined || first.review !== undefined)
    throw new UserError('usage', `it is reviewed already; the judgements on ${ref}:\n${listed}`);
  if (second !== undefined) throw new UserError('usage', `say with --n which judgement on ${ref} is meant:\n${listed}`);
  return first;
}

function described({ verdict, items, by, review, at }: Judgement, index: number): string {
  const second = review === undefined ? 'not reviewed' : `reviewed by ${review.by.id}`;
  return `  ${index + 1}  ${verdict} on ${items.join(', ')}, by ${by.id}, ${second} (${at.file}:${at.line})`;
}

/** Throws UserError with what is wrong with the review; gives the objection that passes with time, if there is one. */
function checkReview(judgement: Judgement, { signer, at }: Signing, judging: Judging): Objection | undefined {
  const { inputs, weighing } = judging;
  const candidate: Judgement = { ...judgement, review: { by: signer, at } };
  const objection = reviewObjection(candidate, weighing);
  const late = objection?.code === 'inert.after-as-of';
  const against = (late ? undefined : objection) ?? judgementObjection(candidate, weighing);
  if (against !== undefined) throw new UserError('usage', `this review would have no effect: ${say('en', against)}`);
  if (judgement.judgedAt !== undefined && isBefore(at, judgement.judgedAt))
    throw new UserError('usage', `the review (${at}) would be of before the judgement (${judgement.judgedAt})`);
  const { audit, catalogues } = inputs;
  const judgements = audit.judgements.map((each) => (each === judgement ? candidate : each));
  throwProblems(linkAudit({ ...audit, judgements }, catalogues));
  return late ? objection : undefined;
}

function reviewOf(
  source: JudgementSource,
  { criterion, verdict, why, by }: Judgement,
  { audit, signing }: { readonly audit: string; readonly signing: Signing },
): NonNullable<JudgementSource['review']> {
  const same =
    source.criterion === criterion && source.verdict === verdict && source.why === why && source.by.id === by.id;
  // Somebody wrote in the file in between: nobody puts a name under what he did not see.
  if (!same || source.review !== undefined)
    throw new UserError('usage', 'the judgement was changed in the meantime; look at it again');
  const { signer, at, key } = signing;
  if (key === undefined) return { by: signer, at };
  const statement = reviewed('judgement-review', audit, { ...source, review: { by: signer, at } });
  return { by: { ...signer, signature: signStatement(statement, key) }, at };
}

function writtenLines(
  { criterion, verdict, at: { file } }: Judgement,
  { signer, at, key }: Signing,
  late: Objection | undefined,
): readonly string[] {
  const name = key === undefined ? 'the name is asserted, not signed' : 'signed';
  return [
    `${file}: ${criterion} ${verdict}, reviewed by ${signer.id} (${name})`,
    ...(late === undefined
      ? []
      : [
          `It takes effect from ${at} on: assess with --as-of ${at.slice(0, 10)} or later, or after the next collection`,
        ]),
  ];
}
