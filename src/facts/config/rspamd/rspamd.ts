import { place, type Unreadable } from '../../text.ts';
import type { Fact, FactAt } from '../../types.ts';
import { exposureOf } from '../exposure.ts';
import { factAt, shape, topicFacts } from '../found.ts';
import type { Adapter, AdapterInput, Found } from '../types.ts';
import { toBytes, toSwitch } from '../units.ts';
import { parseUcl, type Section } from './ucl.ts';

/** Where the settings of a module are: local.d adds to what Rspamd ships, override.d counts over both. */
const LAYERS = ['local.d', 'override.d'] as const;
const HOME = '/etc/rspamd';

/** The files of local.d and override.d about scanning, limits and administration; what Rspamd ships is not read. */
export const rspamdAdapter: Adapter = {
  product: 'rspamd',
  places: {
    main: ['etc/rspamd/rspamd.conf', 'etc/rspamd/local.d/antivirus.conf'],
    also: ['etc/rspamd/local.d/*', 'etc/rspamd/override.d/*'],
  },
  read(input) {
    const modules = ['antivirus.conf', 'ratelimit.conf', 'worker-controller.inc'].map((name) => moduleOf(input, name));
    const wrong = modules.find((each) => 'status' in each);
    if (wrong !== undefined && 'status' in wrong) return wrong;
    const [antivirus, ratelimit, controller] = modules.flatMap((each) => ('status' in each ? [] : [each]));
    const at = place(input.main.source);
    if (antivirus === undefined || ratelimit === undefined || controller === undefined)
      return { facts: [], complete: false };
    const facts = [...scanners(antivirus, at), ...limits(ratelimit, at), ...administration(controller, at)];
    return { facts, complete: [antivirus, ratelimit, controller].every(({ open }) => open === undefined) };
  },
};

/** What both layers say of a module; `open` where something else may say more. */
interface Module {
  readonly values: ReadonlyMap<string, Found<string>>;
  readonly sections: ReadonlyMap<string, Section>;
  readonly open?: FactAt;
}

function moduleOf({ main, include }: AdapterInput, name: string): Module | Unreadable {
  const values = new Map<string, Found<string>>();
  const sections = new Map<string, Section>();
  let open: FactAt | undefined;
  for (const layer of LAYERS) {
    // A folder that was handed over without the file holds no word about the module.
    const { files, missing } = include(`${HOME}/${layer}/${name}`, { optional: true });
    if (missing) open ??= place(main.source);
    for (const file of files) {
      const read = parseUcl(file);
      if ('status' in read) return read;
      open ??= read.open;
      for (const [key, found] of read.values) values.set(key, found);
      for (const [key, section] of read.sections) {
        const earlier = sections.get(key);
        if (earlier === undefined) sections.set(key, section);
        else for (const [setting, found] of section.values) earlier.values.set(setting, found);
      }
    }
  }
  return { values, sections, ...(open === undefined ? {} : { open }) };
}

function unread({ open }: Module): Found | undefined {
  return open === undefined ? undefined : { origin: 'unparsed', at: open };
}

function scanners(module: Module, at: FactAt): readonly Fact[] {
  const off: Found<string> = module.values.get('enabled') ?? { value: 'true', origin: 'default', at };
  const all = [...module.sections];
  return [
    ...all.map(([name, { values, at: where }], index) =>
      factAt(`rspamd.antivirus.${index}.${name}`, values.get('action') ?? { origin: 'absent', at: where }),
    ),
    ...topicFacts(
      'malware',
      all.map(([name, { values, at: where }]) => ({
        where: { value: `rspamd ${name}`, origin: 'explicit', at: where } as const,
        enabled: shape('value' in off && off.value === 'true' ? (values.get('enabled') ?? off) : off, toSwitch),
        maxSize: shape(values.get('max_size') ?? { origin: 'absent', at: where }, toBytes),
      })),
      unread(module),
    ),
  ];
}

function limits(module: Module, at: FactAt): readonly Fact[] {
  const rates = module.sections.get('rates');
  const count = rates === undefined ? 0 : rates.sections.size + rates.values.size;
  const enabled = unread(module) ?? ({ value: count > 0, origin: 'derived', at: rates?.at ?? at } as const);
  return topicFacts('limit', [{ what: { value: 'messages', origin: 'derived', at }, enabled }]);
}

/** Without a word the controller is there for the machine alone. */
function administration(module: Module, at: FactAt): readonly Fact[] {
  const bind: Found<string> = module.values.get('bind_socket') ?? { value: 'localhost:11334', origin: 'default', at };
  const address = shape(bind, (text) => (text.startsWith('/') ? text : text.slice(0, text.lastIndexOf(':'))));
  const entry = {
    service: { value: 'rspamd controller', origin: 'derived', at } as const,
    address,
    port: shape(bind, (text) => (/:\d+$/.test(text) ? Number(text.slice(text.lastIndexOf(':') + 1)) : undefined)),
    exposure: shape(address, (text) => exposureOf(text)),
    admin: { value: true, origin: 'derived', at } as const,
    cleartext: { value: true, origin: 'derived', at } as const,
  };
  return topicFacts('listener', module.open === undefined ? [entry] : [], unread(module));
}
