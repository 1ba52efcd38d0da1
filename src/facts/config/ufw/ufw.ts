import { isTemplated } from '../../templates.ts';
import { place } from '../../text.ts';
import type { Fact, FactAt } from '../../types.ts';
import { combine, factAt, shape, topicFacts, written } from '../found.ts';
import type { Adapter, AdapterInput, ConfigFile, Found } from '../types.ts';

const DIRECTIONS: Readonly<Record<string, string>> = {
  DEFAULT_INPUT_POLICY: 'in',
  DEFAULT_FORWARD_POLICY: 'forward',
  DEFAULT_OUTPUT_POLICY: 'out',
};
const POLICIES: Readonly<Record<string, string>> = { DROP: 'drop', REJECT: 'drop', ACCEPT: 'accept' };

type Get = (name: string) => Found<string>;

/** /etc/default/ufw and ufw.conf, which the shell reads. What Docker publishes goes past ufw. */
export const ufwAdapter: Adapter = {
  product: 'ufw',
  lines: true,
  places: { main: ['etc/default/ufw'], also: ['etc/ufw/ufw.conf'] },
  read(input) {
    if (typeof input.main.text !== 'string') return input.main.text;
    const { files, missing } = input.include('/etc/ufw/ufw.conf');
    const wrong = files.find(({ text }) => typeof text !== 'string')?.text;
    if (wrong !== undefined && typeof wrong !== 'string') return wrong;
    return { facts: factsOf(input, files), complete: !missing };
  },
};

function factsOf({ main }: AdapterInput, files: readonly ConfigFile[]): readonly Fact[] {
  const at = place(main.source);
  const policies = assignments(main, at);
  const [file] = files;
  const own: Get = file === undefined ? () => ({ origin: 'unparsed', at }) : assignments(file, place(file.source));
  const enabled = shape(own('ENABLED'), (word) => word.toLowerCase() === 'yes');
  const level = own('LOGLEVEL');
  return [
    factAt('ufw.enabled', enabled),
    factAt('ufw.ipv6', policies('IPV6')),
    ...topicFacts(
      'firewall',
      Object.entries(DIRECTIONS).map(([name, direction]) => ({
        direction: { value: direction, origin: 'derived', at } as const,
        default: combine(
          [enabled, policies(name)],
          ([on, word]) => (on === true ? POLICIES[String(word)] : 'accept'),
          at,
        ),
      })),
    ),
    ...topicFacts('log', [
      {
        source: { value: 'ufw', origin: 'derived', at } as const,
        enabled: combine([enabled, level], ([on, word]) => on === true && word !== 'off', at),
        level,
      },
    ]),
  ];
}

/** `NAME=value` and `NAME="value"`; the last counts. What the shell would still have to work out is not known. */
function assignments({ text, source }: ConfigFile, at: FactAt): Get {
  const values = new Map<string, Found<string>>();
  const lines = typeof text === 'string' ? text.split('\n') : [];
  for (const [index, line] of lines.entries()) {
    const [, name, double, single, plain] = /^\s*(\w+)=(?:"([^"]*)"|'([^']*)'|(.*?))\s*(?:#.*)?$/.exec(line) ?? [];
    if (name === undefined) continue;
    const value = double ?? single ?? plain ?? '';
    const where = place(source, index + 1);
    const open = single === undefined && /[$`]/.test(value) && !isTemplated(value);
    values.set(name, open ? { origin: 'unparsed', at: where } : written(value, where));
  }
  // Neither file has anything to fall back on: a policy that is not there stops ufw.
  return (name) => values.get(name) ?? { origin: 'unparsed', at };
}
