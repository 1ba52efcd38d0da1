import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { Assessment, Finding } from '../../src/assess/types.ts';
import { contentHash } from '../../src/report/hash.ts';
import { junitReporter } from '../../src/report/junit.ts';
import { everything, selected } from './everything.ts';
import { render } from './render.ts';

const XSD = fileURLToPath(new URL('../../../shared/schemas/junit.xsd', import.meta.url));

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}

function parseXml(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => {
    const node: Node = { name: tag.name, attributes: tag.attributes, children: [], text: '' };
    open.at(-1)!.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => (open.at(-1)!.text += text));
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return root.children[0]!;
}

async function suitesOf(assessment: Assessment): Promise<readonly Node[]> {
  return parseXml(await render(junitReporter, assessment, 'nl')).children;
}

function casesOf(suites: readonly Node[]): readonly Node[] {
  return suites.flatMap((suite) => suite.children.filter((child) => child.name === 'testcase'));
}

function countEnds(cases: readonly Node[], end: string): number {
  return cases.filter((each) => each.children[0]?.name === end).length;
}

/** One finding with one criterion, and a verdict that the criterion alone does not show. */
function hidden(verdict: Finding['verdict'], status: Finding['criteria'][number]['status']): Assessment {
  const [finding] = everything.findings;
  const [criterion] = finding!.criteria;
  return {
    ...everything,
    findings: [{ ...finding!, verdict, criteria: [{ ...criterion!, status, causes: [], observations: [] }] }],
  };
}

describe('junitReporter', () => {
  it('has one suite per catalogue and one case per criterion', async () => {
    const suites = await suitesOf(everything);
    expect(suites.map((suite) => suite.attributes['name'])).toEqual(['bio2@1.3', 'messaging@1']);
    expect(casesOf(suites)).toHaveLength(everything.findings.flatMap((finding) => finding.criteria).length);
  });

  it('gives every status its own end', async () => {
    const cases = casesOf(await suitesOf(everything));
    const statuses = everything.findings.flatMap((finding) => finding.criteria.map((criterion) => criterion.status));
    const count = (...wanted: string[]): number => statuses.filter((status) => wanted.includes(status)).length;
    expect(countEnds(cases, 'failure')).toBe(count('fail'));
    expect(countEnds(cases, 'error')).toBe(count('not-established'));
    expect(countEnds(cases, 'skipped')).toBe(count('not-applicable', 'not-examined'));
    expect(cases.filter((each) => each.children.length === 0)).toHaveLength(count('met', 'did-not-occur'));
  });

  it('names the cause as the type of an error, with the next step in the message', async () => {
    const withheld = casesOf(await suitesOf(everything)).find(
      (each) => each.attributes['name']?.startsWith('8.20.02') && each.children.length > 0,
    );
    expect(withheld?.children[0]?.attributes['type']).toBe('withheld');
    expect(withheld?.children[0]?.attributes['message']).toContain('De leverancier geeft inzage');
  });

  it('shows file and line of what failed', async () => {
    const failed = casesOf(await suitesOf(everything)).find((each) => each.children[0]?.name === 'failure');
    expect(failed?.children[0]?.text).toContain('evidence/nginx.conf:14:5');
  });

  it('counts in each suite what it holds, and carries the hash', async () => {
    for (const suite of await suitesOf(everything)) {
      const cases = casesOf([suite]);
      expect(Number(suite.attributes['tests'])).toBe(cases.length);
      expect(Number(suite.attributes['failures'])).toBe(countEnds(cases, 'failure'));
      expect(Number(suite.attributes['errors'])).toBe(countEnds(cases, 'error'));
      expect(Number(suite.attributes['skipped'])).toBe(countEnds(cases, 'skipped'));
      const properties = suite.children[0]!.children.map((each) => each.attributes['value']);
      expect(properties).toContain(contentHash(everything));
      expect(suite.children.at(-2)?.name).toBe('system-out');
      expect(suite.children.at(-1)?.name).toBe('system-err');
    }
  });

  it.each([
    ['a control whose criteria were all skipped', hidden('not-established', 'not-examined'), 'error'],
    ['a control whose criterion did not occur without ground', hidden('not-established', 'did-not-occur'), 'error'],
    ['a fail that no criterion shows', hidden('fail', 'met'), 'failure'],
    ['a conclusion that no control shows', hidden('not-applicable', 'not-applicable'), 'error'],
    ['nothing selected', { ...selected, findings: [] }, 'error'],
  ])('is never greener than the assessment: %s', async (_name, assessment, end) => {
    expect(countEnds(casesOf(await suitesOf(assessment)), end)).toBe(1);
  });

  it('adds nothing when everything meets', async () => {
    const passing = everything.findings.filter((finding) => finding.verdict === 'pass');
    const cases = casesOf(await suitesOf({ ...everything, conclusion: 'meets', findings: passing }));
    expect(countEnds(cases, 'failure') + countEnds(cases, 'error')).toBe(0);
    expect(cases).toHaveLength(passing.flatMap((finding) => finding.criteria).length);
  });
});

const xmllint = spawnSync('xmllint', ['--version']).error === undefined;

describe.skipIf(!existsSync(XSD) || !xmllint)('the schema of JUnit XML (needs ../shared and xmllint)', () => {
  it.each([
    ['everything', everything],
    ['a selection', selected],
  ])('accepts the report of %s', async (_name, assessment) => {
    const xml = await render(junitReporter, assessment, 'nl');
    const run = (): string =>
      execFileSync('xmllint', ['--noout', '--schema', XSD, '-'], { input: xml, encoding: 'utf8' });
    expect(run).not.toThrow();
  });
});
