import type { SampleSource } from '../../audit/schema.generated.ts';
import { reviewed, signStatement } from '../../audit/signed.ts';
import type { Sample } from '../../audit/types.ts';
import { writeReview } from '../../audit/write-sample.ts';
import { isSamePerson } from '../../assess/same-person.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { UserError } from '../../errors.ts';
import { loadInputs } from '../inputs.ts';
import { type Io, printable } from '../io.ts';
import type { Options } from '../options.ts';
import { findCriterion } from '../people/judging.ts';
import { readSigner, type SignerFlags, type Signing } from '../people/signer.ts';
import { findSample } from './sampling.ts';

/** Puts a second pair of eyes under a sample that was examined, or refuses it; a refused review leaves no trace. */
export async function reviewSample(
  id: string,
  options: Options,
  { flags, io }: { readonly flags: SignerFlags; readonly io: Io },
): Promise<Ending> {
  const inputs = await loadInputs(options);
  const sample = findSample(id, { inputs, options });
  const signing = await readSigner(flags, inputs.audit, io);
  requireExamined(sample);
  const { ref, addressee } = findCriterion(sample.criterion, inputs.catalogues);
  if (isSamePerson(sample.by, signing.signer))
    throw new UserError('usage', `${signing.signer.id} fixed ${id}: the second pair of eyes is somebody else's`);
  if (signing.signer.party === addressee)
    throw new UserError('usage', `${ref} is of the ${addressee}: nobody reviews a sample of his own work`);
  if (Date.parse(signing.at.length === 10 ? `${signing.at}T23:59:59Z` : signing.at) < Date.parse(sample.drawnAt ?? ''))
    throw new UserError('usage', `the review (${signing.at}) would be of before the draw (${String(sample.drawnAt)})`);
  const place = { root: options.folder, file: sample.at.file };
  await writeReview(place, (source) => reviewOf(source, inputs.audit.id, signing));
  if (!options.quiet)
    io.stderr.write(
      `${printable(`${sample.at.file}: reviewed by ${signing.signer.id} (${signing.key === undefined ? 'the name is asserted, not signed' : 'signed'})`)}\n`,
    );
  return {};
}

// Too many deviations stay too many; else every row has to be looked at before anybody can say that they are not.
function requireExamined({ id, n, k, drawn, results, review }: Sample): void {
  if (review !== undefined) throw new UserError('duplicate', `${id} was reviewed already, by ${review.by.id}`);
  if (drawn === undefined) throw new UserError('usage', `${id} was not drawn yet: biotoets sample draw`);
  const deviating = results.filter(({ outcome }) => outcome === 'deviates').length;
  if (results.length < n && deviating <= k)
    throw new UserError('usage', `${id} is not finished: ${results.length} of ${n} rows are examined`);
}

function reviewOf(
  source: SampleSource,
  audit: string,
  { signer, at, key }: Signing,
): NonNullable<SampleSource['review']> {
  if (key === undefined) return { by: signer, at };
  const statement = reviewed('sample-review', audit, { ...source, review: { by: signer, at } });
  return { by: { ...signer, signature: signStatement(statement, key) }, at };
}
