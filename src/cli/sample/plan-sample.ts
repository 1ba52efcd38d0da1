import { judgementsOf, needProblem } from '../../audit/link-samples.ts';
import { fixedPart } from '../../audit/read-samples.ts';
import type { SampleSource } from '../../audit/schema.generated.ts';
import { authored, signStatement } from '../../audit/signed.ts';
import { writeSample } from '../../audit/write-sample.ts';
import { throwProblems } from '../../catalogue/problem.ts';
import type { Criterion } from '../../catalogue/types.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { type Problem, UserError } from '../../errors.ts';
import { sizeFor } from '../../plan/sampling/size.ts';
import { type Io, printable } from '../io.ts';
import type { Options } from '../options.ts';
import { findItems } from '../people/find-items.ts';
import { findCriterion } from '../people/judging.ts';
import { readSigner, type SignerFlags, type Signing } from '../people/signer.ts';
import { type MethodFlags, readAllowed, readMethod } from './method.ts';
import { countRows } from './population.ts';
import { loadSampling, recordStep, type Sampling, stepOf } from './sampling.ts';

export interface PlanSampleFlags extends SignerFlags, MethodFlags {
  readonly criterion: string;
  readonly population: string;
  readonly need?: string;
  readonly k: string;
  readonly seed?: string;
  readonly id?: string;
}

/** Fixes a sample before it is drawn: population, size, deviations allowed and seed, in a file and in the chain. */
export async function planSample(options: Options, flags: PlanSampleFlags, io: Io): Promise<Ending> {
  const sampling = await loadSampling(options);
  const { inputs } = sampling;
  const criterion = findCriterion(flags.criterion, inputs.catalogues);
  const signing = await readSigner(flags, inputs.audit, io);
  refuse(criterion, flags, signing);
  // Named or not, it is the same judgement where there is only one.
  const need = judgementsOf(criterion.needs).length > 1 ? flags.need : undefined;
  const population = await populationFrom(flags.population, criterion, sampling);
  const known = sampling.entries.find(
    (entry) => entry.criterion === criterion.ref && entry.need === need && entry.population === population.sha256,
  );
  if (known !== undefined)
    throw new UserError(
      'duplicate',
      `${known.sample} was fixed for ${criterion.ref} on this population before: a population is drawn from once`,
    );
  const unsigned = { ...sampleFrom(flags, criterion, { sampling, io, population, need }), fixedAt: signing.at };
  const sample = signed({ ...unsigned, by: signing.signer }, inputs.audit.id, signing);
  const file = await writeSample(options.folder, sample);
  await recordStep(stepOf(sample, 'plan'), sampling, io);
  if (!options.quiet) io.stderr.write(`${printable(lines(sample, file, inputs.reference.sampling).join('\n'))}\n`);
  return {};
}

function refuse(criterion: Criterion, { need, k }: PlanSampleFlags, { signer }: Signing): void {
  const problem = needProblem(criterion, need);
  if (problem !== undefined) throwProblems([problem]);
  if (criterion.zeroTolerance && readAllowed(k) > 0)
    throw new UserError('usage', `${criterion.ref} allows no deviation at all: --k is 0`);
  if (signer.party === criterion.addressee)
    throw new UserError('usage', `${criterion.ref} is of the ${signer.party}: nobody samples his own work`);
}

async function populationFrom(
  wanted: string,
  criterion: Criterion,
  sampling: Sampling,
): Promise<SampleSource['population']> {
  const problems: Problem[] = [];
  const [row] = findItems([wanted], sampling.ledger, problems);
  throwProblems(problems);
  if (row?.sha256 === undefined) throw new UserError('usage', `${wanted} has no bytes to draw from`);
  return { item: row.id, sha256: row.sha256, size: await countRows(row, criterion, sampling) };
}

/** More rows than these would not fit in the file, and nobody would look at them one by one. */
const MOST = 10_000;

interface Given {
  readonly sampling: Sampling;
  readonly io: Io;
  readonly population: SampleSource['population'];
  readonly need: string | undefined;
}

function sampleFrom(
  flags: PlanSampleFlags,
  { ref }: Criterion,
  { sampling, io, population, need }: Given,
): Omit<SampleSource, 'by' | 'fixedAt'> {
  const tables = sampling.inputs.reference.sampling;
  const method = readMethod(flags, tables);
  const k = readAllowed(flags.k);
  const size = sizeFor({ method, size: population.size, k }, tables);
  if ('n' in size && size.n > MOST)
    throw new UserError('too-large', `${size.n} rows are more than people examine; a check reads them all`);
  if ('none' in size) throw new UserError('usage', `no size follows from --method ${flags.method}: ${size.none}`);
  return {
    schema: 'sample@1',
    id: flags.id ?? freeId(sampling),
    criterion: ref,
    ...(need === undefined ? {} : { need }),
    ...{ population, method, n: size.n, k },
    seed: seedFrom(flags.seed, io),
  };
}

// An id that the dossier knows stays taken, also when its file is gone.
function freeId({ inputs, entries }: Sampling): string {
  const taken = new Set([...inputs.audit.samples.map(({ id }) => id), ...entries.map(({ sample }) => sample)]);
  let number = 1;
  const id = (): string => `ST-${String(number).padStart(3, '0')}`;
  while (taken.has(id())) number += 1;
  return id();
}

function seedFrom(seed: string | undefined, io: Io): string {
  if (seed === undefined) return Buffer.from(io.random(16)).toString('hex');
  if (seed.trim() !== '' && seed.length <= 200 && printable(seed) === seed && !/[\t\n]/.test(seed)) return seed;
  throw new UserError(
    'usage',
    '--seed is a line of text of at most 200 characters, such as a date or a draw of a lottery',
  );
}

function signed(sample: SampleSource, audit: string, { signer, key }: Signing): SampleSource {
  if (key === undefined) return sample;
  return { ...sample, by: { ...signer, signature: signStatement(authored('sample', audit, fixedPart(sample)), key) } };
}

function lines(sample: SampleSource, file: string, tables: Sampling['inputs']['reference']['sampling']): string[] {
  const { id, criterion, population, n, k, seed, method } = sample;
  const table = tables[method.kind];
  return [
    `${file}: ${n} of the ${population.size} rows of ${population.item} for ${criterion}; deviations allowed: ${k}; seed ${seed}`,
    ...(table === undefined ? [] : [`${table.title.en}: ${table.source.en}`]),
    `Publish the seed, then draw: biotoets sample draw <audit-folder> ${id}`,
  ];
}
