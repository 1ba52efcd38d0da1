import { type Command, Option } from 'commander';
import type { PlanSampleFlags, RecordSampleFlags } from '../commands/sample.ts';
import type { Io } from '../io.ts';
import { type Flags, readOptions } from '../options.ts';
import type { SignerFlags } from '../people/signer.ts';
import { example, type Settle } from './example.ts';
import { withSigner } from './people.ts';

/** Sampling: plan, draw, record, review. */
export function addSamples(program: Command, io: Io, settle: Settle): void {
  const sample = program
    .command('sample')
    .description('examine some rows of a population: fix how many, draw them, record what was found, review it');
  addPlan(sample, io, settle);
  const draw = sample
    .command('draw <audit-folder> <id>')
    .description('draw the rows that follow from what was fixed, once; prints their numbers')
    .option('--quiet', 'no summary');
  draw.action(async (folder: string, id: string, flags: Flags) => {
    const { drawSample } = await import('../commands/sample.ts');
    settle(await drawSample(id, readOptions(folder, flags, io), io));
  });
  example(draw, 'biotoets sample draw audits/aurora-post ST-001');

  const record = sample
    .command('record <audit-folder> <id>')
    .description('write down what was found in drawn rows, one or a file of them')
    .option('--row <number>', 'a drawn row')
    .addOption(new Option('--outcome <outcome>', 'what was found in it').choices(['conforms', 'deviates']))
    .option('--note <text>', 'what was seen; no names')
    .option('--file <file>', 'CSV or YAML with row, outcome and note')
    .option('--quiet', 'no summary');
  record.action(async (folder: string, id: string, flags: RecordSampleFlags & Flags) => {
    const { recordSample } = await import('../commands/sample.ts');
    settle(await recordSample(id, readOptions(folder, flags, io), { flags, io }));
  });
  example(record, 'biotoets sample record audits/aurora-post ST-001 --row 17 --outcome conforms');

  const review = sample
    .command('review <audit-folder> <id>')
    .description('put a second pair of eyes under a sample; refused to its author and to the examined party');
  withSigner(review).action(async (folder: string, id: string, flags: SignerFlags & Flags) => {
    const { reviewSample } = await import('../commands/sample.ts');
    settle(await reviewSample(id, readOptions(folder, flags, io), { flags, io }));
  });
  example(
    review,
    'biotoets sample review audits/aurora-post ST-001 --by auditor-2 --party auditor --role "Second IT auditor"',
  );
}

function addPlan(sample: Command, io: Io, settle: Settle): void {
  const plan = sample
    .command('plan <audit-folder>')
    .description('fix a sample before it is drawn: population, size, deviations allowed and seed')
    .requiredOption('--criterion <ref>', 'the criterion whose judgement it answers, such as 8.31.02#c')
    .requiredOption('--population <item>', 'the item that holds all rows, such as IV-012-1')
    .option('--need <id>', 'the judgement that is meant, where the criterion asks for several')
    .addOption(
      new Option('--method <method>', 'how the size is found: by a table of convention, or calculated')
        .choices(['frequency', 'hypergeometric'])
        .makeOptionMandatory(),
    )
    .option('--frequency <name>', 'frequency: how often the control operates, such as monthly')
    .addOption(new Option('--risk <risk>', 'frequency: the column of the table').choices(['low', 'moderate', 'high']))
    .option('--confidence <share>', 'hypergeometric: such as 95%')
    .option('--tolerable <share>', 'hypergeometric: the share of deviations that must be ruled out, such as 5%')
    .option('--k <number>', 'deviations allowed', '0')
    .option('--seed <text>', 'a seed that was published before (default: a random one)')
    .option('--id <id>', 'id of the sample (default: the next ST-001)');
  withSigner(plan).action(async (folder: string, flags: PlanSampleFlags & Flags) => {
    const { planSample } = await import('../commands/sample.ts');
    settle(await planSample(readOptions(folder, flags, io), flags, io));
  });
  example(
    plan,
    'biotoets sample plan audits/aurora-post --criterion 8.31.02#c --population IV-012-1 --method frequency --frequency monthly --risk moderate --by auditor-1 --party auditor --role "IT auditor"',
  );
}
