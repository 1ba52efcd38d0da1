import type { ColumnLegend } from '../../src/audit/types.ts';
import type { CheckNeed, JsonScalar, Operand, Reference } from '../../src/catalogue/types.ts';
import { evaluate } from '../../src/assess/predicate/evaluate.ts';
import type { Judged } from '../../src/assess/predicate/types.ts';
import { lacksLimit, withLimits } from '../../src/assess/baseline.ts';
import { mounted } from '../../src/assess/beside.ts';
import { withinMeanings } from '../../src/assess/meanings.ts';
import { readers } from '../../src/facts/registry.ts';
import type { FactSet, ListSource, ReaderName, Source } from '../../src/facts/types.ts';
import { sourceOf } from '../facts/sources.ts';

type Row = Readonly<Record<string, JsonScalar>>;
type ColumnType = NonNullable<ColumnLegend['type']>;

/** A delivered export, as its legend names it. Columns with a vocabulary in the check are enums; the rest is text unless said. */
export interface Export {
  /** Lines of an export, or entries of a register. */
  readonly rows?: readonly Row[];
  /** Of a tree: its values by path. */
  readonly tree?: Row;
  readonly types?: Readonly<Record<string, ColumnType>>;
  /** Label of the salt of each column of type hash. */
  readonly salt?: string;
  /** Of a register. */
  readonly statedBy?: 'supplier' | 'client';
}

/** Evidence on which a check holds, and changes of one value in it. */
export interface EvidenceExample extends Export {
  readonly beside?: Readonly<Record<string, Export>>;
  readonly parameters?: Readonly<Record<string, Operand>>;
  /** Each changes one value and makes the check false: `rows.0.result`, `tree.share`, `beside.listed.rows.1.person`. */
  readonly fails: Readonly<Record<string, readonly [path: string, to: JsonScalar]>>;
  /** Each changes one value and leaves the answer open. */
  readonly open?: Readonly<Record<string, readonly [path: string, to: JsonScalar]>>;
  /** Evidence on which the precondition (`when`) is false. */
  readonly notApplicable?: readonly [path: string, to: JsonScalar];
}

/** The example with one value changed; throws where there is no such value, so that no change is in vain. */
export function changed(example: EvidenceExample, path: string, to: JsonScalar): EvidenceExample {
  const copy = structuredClone(example) as unknown as Record<string, unknown>;
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const holder = steps.reduce<unknown>((node, step) => (node as Record<string, unknown> | undefined)?.[step], copy);
  const before = (holder as Record<string, unknown> | undefined)?.[last];
  if (before === undefined || before === to) throw new Error(`${path} is ${String(before)}: nothing would change`);
  (holder as Record<string, unknown>)[last] = to;
  return copy as unknown as EvidenceExample;
}

function legendOf(check: CheckNeed, { rows, tree, types = {}, salt }: Export): readonly ColumnLegend[] {
  const names = [...new Set((rows ?? [tree ?? {}]).flatMap((row) => Object.keys(row)))];
  return names.map((name) => {
    const values = check.values?.[name];
    const type = types[name] ?? (values === undefined ? 'string' : 'enum');
    return {
      column: name,
      as: name,
      type,
      ...(type === 'enum' ? { values: Object.fromEntries((values ?? []).map((each) => [each, each])) } : {}),
      ...(type === 'bool' ? { values: { yes: true, no: false } } : {}),
      ...(type === 'hash' ? { salt: salt ?? 'q' } : {}),
    };
  });
}

function bytesOf(family: CheckNeed['family'], { rows = [], tree, statedBy = 'client' }: Export): Source {
  if (tree !== undefined) return sourceOf('export.json', JSON.stringify(tree));
  if (family === 'register') {
    const register = { schema: 'register@1', register: 'x', statedBy: { party: statedBy, role: 'r' }, complete: true };
    return sourceOf('register.yaml', JSON.stringify({ ...register, entries: rows }));
  }
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => names.map((name) => cellOf(row[name])).join(';'));
  return sourceOf('export.csv', [names.join(';'), ...lines, ''].join('\n'));
}

function cellOf(value: JsonScalar | undefined): string {
  const text = value === undefined || value === null ? '' : String(value);
  return /[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const READER: Readonly<Partial<Record<CheckNeed['family'], ReaderName>>> = {
  records: 'csv',
  tree: 'json',
  register: 'register',
};

interface Reading {
  readonly check: CheckNeed;
  readonly example: EvidenceExample;
  readonly reference: Reference;
}

async function factsOf({ check, example, reference }: Reading): Promise<FactSet> {
  const joined = check.derive.flatMap((derivation) => ('join' in derivation ? [derivation.join.list] : []));
  const list = (name: string): readonly ListSource[] => {
    const given = example.beside?.[name] ?? {};
    return [{ sources: [bytesOf('records', given)], columns: legendOf(check, given) }];
  };
  const name = READER[check.family];
  if (name === undefined) throw new Error(`evidence examples are for delivered exports, not ${check.family}`);
  const reading = await (
    await readers[name]()
  ).read(
    [bytesOf(check.family, example)],
    {
      columns: legendOf(check, example),
      derive: withLimits(check, new Map(Object.entries(example.parameters ?? {}) as [string, JsonScalar][])),
      lists: Object.fromEntries(joined.map((each) => [each, list(each)])),
    },
    reference,
  );
  if (reading.status !== 'read') throw new Error(`not read: ${JSON.stringify(reading)}`);
  return reading.facts;
}

/** What a check makes of evidence: bytes, the reader that the evidence asks for, the predicate. */
export async function judgeEvidence({ check, example, reference }: Reading, which: 'assert' | 'when'): Promise<Judged> {
  const own = await factsOf({ check, example, reference });
  const besides = await Promise.all(
    check.beside.map(async ({ name, family }) => {
      const beside = { ...check, family, derive: [], beside: [] };
      const { variants } = await factsOf({
        check: beside,
        example: example.beside?.[name] as EvidenceExample,
        reference,
      });
      return (variants[0]?.facts ?? []).map((fact) => ({ ...fact, path: `beside.${name}.${fact.path}` }));
    }),
  );
  const facts = mounted(own, besides.flat());
  const parameters = new Map(Object.entries(example.parameters ?? {}));
  const context = {
    rulesets: reference.profiles.bio2.rulesets.flatMap((id) => reference.rulesets[id] ?? []),
    parameters,
    moments: {
      asOf: Date.parse('2026-07-01T12:00:00Z'),
      observedAt: Date.parse('2026-07-01T00:00:00Z'),
      periodFrom: Date.parse('2026-01-01T00:00:00Z'),
      periodTo: Date.parse('2026-06-30T23:59:59Z'),
    },
    complete: own.complete,
  };
  const predicate = which === 'when' ? (check.when ?? check.assert) : check.assert;
  const judged = withinMeanings(check, facts, context, evaluate(predicate, facts, context));
  return lacksLimit(check, parameters) && judged.truth === 'unknown' ? { ...judged, cause: 'no-baseline' } : judged;
}
