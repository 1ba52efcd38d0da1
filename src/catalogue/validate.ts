import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SchemaName, Validators } from './ajv.ts';
import { explainErrors } from './explain.ts';
import { nearestName } from './nearest.ts';
import { formatPath } from './problem.ts';
import type { Path, Report } from './problem.ts';
import { readTextFile } from './read-file.ts';
import type { TextFile } from './read-file.ts';
import { parseYaml } from './yaml.ts';
import type { YamlSource } from './yaml.ts';
import type { Problem } from '../errors.ts';

/** Published beside the controls; the package ships both. */
export const SCHEMA_FOLDER = fileURLToPath(new URL('../../controls/schema/', import.meta.url));
/** Written by the build; not there when the tests run the sources. */
export const STANDALONE = new URL('./validators.js', import.meta.url);

let loaded: Promise<Validators> | undefined;

async function loadValidators(): Promise<Validators> {
  if (existsSync(STANDALONE)) return ((await import(STANDALONE.href)) as { validators: Validators }).validators;
  const { compileValidators } = await import('./ajv.ts');
  return compileValidators(SCHEMA_FOLDER);
}

/** A document of a known kind: its plain data has the form of its schema. */
export interface Checked<T> {
  readonly data: T;
  readonly source: YamlSource;
  readonly text: TextFile;
}

/** Makes a Report that places faults by the document's own positions. */
export function reportIn(source: YamlSource, problems: Problem[], base: Path = []): Report {
  return (path, fault) => {
    const whole = [...base, ...path];
    problems.push({ ...fault, at: source.positionOf(whole), path: formatPath(whole) });
  };
}

function schemaNameOf(source: YamlSource, allowed: readonly SchemaName[], report: Report): SchemaName | undefined {
  const { data } = source;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    report([], {
      code: 'schema',
      message: `${data === null ? 'is empty' : 'is not a mapping'}; it opens with "schema:"`,
      allowed,
    });
    return undefined;
  }
  if (!Object.hasOwn(data, 'schema')) {
    report([], { code: 'schema', message: 'the line "schema:" is missing', allowed });
    return undefined;
  }
  const given = String((data as Readonly<Record<string, unknown>>)['schema']);
  const known = allowed.find((name) => name === given);
  if (known !== undefined) return known;
  const nearest = nearestName(given, allowed);
  report(['schema'], {
    code: 'schema',
    message: `"${given}" is no schema that is read here`,
    found: given,
    allowed,
    ...(nearest === undefined ? {} : { nearest }),
  });
  return undefined;
}

/**
 * Checks one YAML text against the schema it names, which must be one of `T`. Notes all problems with their place; the
 * document comes back only when it has the form its schema asks.
 */
export async function checkText<T extends { readonly schema?: SchemaName }>(
  text: TextFile,
  allowed: readonly NonNullable<T['schema']>[],
  problems: Problem[],
): Promise<Checked<T> | undefined> {
  const source = await parseYaml(text.file, text.text, problems);
  if (source === undefined) return undefined;
  const name = schemaNameOf(source, allowed, reportIn(source, problems));
  if (name === undefined) return undefined;
  loaded ??= loadValidators();
  const validate = (await loaded)[name];
  if (validate(source.data)) return { data: source.data as T, source, text };
  problems.push(...explainErrors(validate.errors ?? [], source));
  return undefined;
}

/** Reads and checks one YAML file of a folder. */
export async function checkFile<T extends { readonly schema?: SchemaName }>(
  place: { readonly root: string; readonly file: string },
  allowed: readonly NonNullable<T['schema']>[],
  problems: Problem[],
): Promise<Checked<T> | undefined> {
  const text = readTextFile(place.root, place.file, problems);
  return text === undefined ? undefined : checkText<T>(text, allowed, problems);
}
