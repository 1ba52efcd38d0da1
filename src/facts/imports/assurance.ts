import type { TreeNode } from '../config/tree.ts';
import { parseYaml } from '../config/yaml-tree.ts';
import { isRedacted, isTemplated } from '../templates.ts';
import { onlySource, place, readText, unreadable } from '../text.ts';
import type { Fact, Reader, Source } from '../types.ts';
import { type Form, misfitOf } from './form.ts';

const TEXT: Form = { kind: 'text' };
const DATE: Form = { kind: 'date' };

/** What a third party's report can be; `-1` speaks of a day, `-2` of a period. */
const TYPES = ['isae3402-1', 'isae3402-2', 'soc2-1', 'soc2-2', 'iso27001', 'pentest', 'service-report'];

const FORM: Form = {
  kind: 'map',
  required: ['schema', 'type', 'title', 'issuer', 'period', 'scope'],
  keys: {
    schema: { kind: 'choice', of: ['assurance@1'] },
    type: { kind: 'choice', of: TYPES },
    title: TEXT,
    issuer: {
      kind: 'map',
      required: ['party', 'role'],
      keys: { party: { kind: 'choice', of: ['supplier', 'client', 'auditor', 'third-party'] }, role: TEXT },
    },
    period: { kind: 'map', required: ['from', 'to'], keys: { from: DATE, to: DATE } },
    scope: {
      kind: 'map',
      required: ['covers', 'description'],
      keys: { covers: { kind: 'yes-or-no' }, description: TEXT },
    },
    opinion: { kind: 'choice', of: ['unqualified', 'qualified', 'adverse', 'disclaimer'] },
    method: { kind: 'choice', of: ['carve-out', 'inclusive'] },
    carveOuts: { kind: 'list', of: TEXT },
    userControls: {
      kind: 'list',
      of: { kind: 'map', required: ['id', 'text'], keys: { id: TEXT, text: TEXT, control: TEXT } },
    },
    controls: {
      kind: 'list',
      of: {
        kind: 'map',
        required: ['criterion', 'result'],
        keys: {
          criterion: TEXT,
          result: { kind: 'choice', of: ['effective', 'exception', 'not-tested'] },
          tested: TEXT,
          text: TEXT,
        },
      },
    },
  },
};

/**
 * A third party's report as the auditor wrote down what it says (`assurance@1`): its kind, period, scope, what it leaves
 * out and leaves to others, and the result per criterion. The report itself lies beside it.
 */
export const assuranceReader: Reader = {
  name: 'assurance',
  version: '1',
  family: 'assurance',
  async read(sources) {
    const source = onlySource(sources);
    if ('status' in source) return source;
    const text = await readText(source);
    if (typeof text !== 'string') return text;
    const tree = parseYaml(text);
    if ('code' in tree) return unreadable(tree.code, tree.detail, place(source, tree.line, tree.column));
    const { root, conditional } = tree;
    if (conditional) return unreadable('syntax', 'template statements', place(source, root.line, root.column));
    const misfit = misfitOf(root, FORM, 'the report');
    if (misfit !== undefined)
      return unreadable('syntax', misfit.detail, place(source, misfit.node.line, misfit.node.column));
    const facts = factsUnder('', root, source);
    return {
      status: 'read',
      recognised: true,
      facts: { family: 'assurance', reader: 'assurance@1', complete: true, variants: [{ facts }] },
    };
  },
};

function factsUnder(path: string, node: TreeNode, source: Source): readonly Fact[] {
  if (node.kind === 'map')
    return [...node.entries].flatMap(([key, child]) => factsUnder(path === '' ? key : `${path}.${key}`, child, source));
  if (node.kind === 'list') return node.items.flatMap((item, index) => factsUnder(`${path}.${index}`, item, source));
  const at = place(source, node.line, node.column);
  if (node.kind === 'opaque' || isRedacted(node.raw)) return [{ path, origin: 'unparsed', at }];
  if (isTemplated(node.raw)) return [{ path, origin: 'templated', at }];
  return [{ path, value: node.value, origin: 'declared', at }];
}
