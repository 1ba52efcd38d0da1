import { TOPICS } from './products.ts';
import { hashFiles } from './hash.ts';
import { unknown } from './link-predicate.ts';
import type { Names } from './link-predicate.ts';
import { reportTwice } from './link-control.ts';
import { listYaml } from './list-yaml.ts';
import { fileProblem } from './problem.ts';
import type {
  CasesSource,
  IndexSource,
  MappingSource,
  ProfileSource,
  RulesetSource,
  SamplingSource,
} from './schema.generated.ts';
import type { CaseSet, Mapping, NormIndex, Profile, ProfileName, Reference, Ruleset, SamplingTable } from './types.ts';
import { checkFile, reportIn } from './validate.ts';
import type { Checked } from './validate.ts';
import type { Problem } from '../errors.ts';

type Written = RulesetSource | ProfileSource | SamplingSource | MappingSource | CasesSource | IndexSource;

const PROFILES = { bio2: true, strict: true } as const satisfies Record<ProfileName, true>;

function toRuleset({ id, title, published, lists }: RulesetSource): Ruleset {
  return { id, title, published, lists };
}

function toSampling({ id, title, source, sizes }: SamplingSource): SamplingTable {
  return { id, title, source, sizes };
}

function toMapping({ id, title, from, to, source, entries }: MappingSource): Mapping {
  return {
    id,
    title,
    from,
    to,
    source,
    entries: entries.map(({ relation, note, verified = false, ...ids }) => ({
      from: ids.from ?? [],
      to: ids.to ?? [],
      relation,
      verified,
      ...(note === undefined ? {} : { note }),
    })),
  };
}

function toCases({ id, title, results, register, cases }: CasesSource): CaseSet {
  return { id, title, results, register, cases };
}

function toIndex({ id, version, title, source, entries }: IndexSource): NormIndex {
  return { ref: `${id}@${version}`, title, source, entries };
}

function toProfile({ name, rulesets, advisoriesFail }: ProfileSource): Profile {
  return { name, rulesets, advisoriesFail };
}

async function readAll<T extends Written>(
  root: string,
  folder: string,
  allowed: readonly T['schema'][],
  problems: Problem[],
): Promise<readonly Checked<T>[]> {
  const documents: Checked<T>[] = [];
  for (const file of await listYaml(root, folder, problems)) {
    const document = await checkFile<T>({ root, file }, allowed, problems);
    if (document !== undefined) documents.push(document);
  }
  return documents;
}

/** Rulesets and profiles of `controls/`, linked to each other. Undefined where a profile is missing, which is noted. */
export async function readReference(root: string, problems: Problem[]): Promise<Reference | undefined> {
  const rulesets = await readAll<RulesetSource>(root, 'controls/rulesets', ['ruleset@1'], problems);
  const profiles = await readAll<ProfileSource>(root, 'controls/profiles', ['profile@1'], problems);
  const sampling = await readAll<SamplingSource>(root, 'controls/sampling', ['sampling@1'], problems);
  const mappings = await readAll<MappingSource>(root, 'controls/mappings', ['mapping@1'], problems);
  const cases = await readAll<CasesSource>(root, 'controls/cases', ['cases@1'], problems);
  const indexes = await readAll<IndexSource>(root, 'controls/bio1', ['index@1'], problems);
  const unread = problems.length > 0;
  const tables = new Set<string>();
  for (const { data, source } of sampling) reportTwice(data.id, tables, ['id'], reportIn(source, problems));
  const ids = new Set<string>();
  for (const { data, source } of rulesets) reportTwice(data.id, ids, ['id'], reportIn(source, problems));
  const named = new Set<string>();
  for (const { data, source } of profiles) {
    const report = reportIn(source, problems);
    reportTwice(data.name, named, ['name'], report);
    data.rulesets.forEach((id, index) => {
      if (!ids.has(id)) report(['rulesets', index], unknown('unknown-name', 'ruleset', id, ids));
    });
  }
  const byName = new Map(profiles.map(({ data }) => [data.name, toProfile(data)]));
  const [bio2, strict] = [byName.get('bio2'), byName.get('strict')];
  for (const name of Object.keys(PROFILES)) {
    if (!named.has(name) && !unread)
      problems.push(
        fileProblem(`controls/profiles/${name}.yaml`, {
          code: 'not-found',
          message: `the profile "${name}" is missing`,
        }),
      );
  }
  if (bio2 === undefined || strict === undefined) return undefined;
  return {
    defaults: {},
    rulesets: Object.fromEntries(rulesets.map(({ data }) => [data.id, toRuleset(data)])),
    profiles: { bio2, strict },
    sampling: Object.fromEntries(sampling.map(({ data }) => [data.id, toSampling(data)])),
    mappings: mappings.map(({ data }) => toMapping(data)),
    cases: Object.fromEntries(cases.map(({ data }) => [data.id, toCases(data)])),
    topics: TOPICS,
    indexes: indexes.map(({ data }) => toIndex(data)),
    sha256: hashFiles(
      [...rulesets, ...profiles, ...sampling, ...mappings, ...cases, ...indexes].map(({ text }) => text),
    ),
  };
}

/** What a catalogue may name that stands outside it; nothing where the reference could not be read. */
export function namesIn(reference: Reference | undefined): Names {
  if (reference === undefined) return { lists: new Set(), cases: new Set() };
  return { lists: listsOfEveryProfile(reference), cases: new Set(Object.keys(reference.cases)) };
}

/** Lists that every profile can resolve: only those may be named by a predicate. */
function listsOfEveryProfile({ profiles, rulesets }: Reference): ReadonlySet<string> {
  const perProfile = Object.values(profiles).map(
    (profile) => new Set(profile.rulesets.flatMap((id) => Object.keys(rulesets[id]?.lists ?? {}))),
  );
  const [first = new Set<string>(), ...others] = perProfile;
  return new Set([...first].filter((name) => others.every((lists) => lists.has(name))));
}
