import { place } from '../../text.ts';
import type { Fact, FactAt } from '../../types.ts';
import { factAt, shape, topicFacts } from '../found.ts';
import { childrenAt, type Document, documentOf, documentsOf, valueAt } from '../tree-values.ts';
import type { Adapter, AdapterInput, Found, Unread } from '../types.ts';
import { toDuration } from '../units.ts';

/** Rules that alert, and whether all files that may hold them were seen. */
interface Rules {
  readonly alerts: readonly Found[];
  readonly missing: boolean;
}

/** prometheus.yml with its files of rules. What stands on the command line is not in it. */
export const prometheusAdapter: Adapter = {
  product: 'prometheus',
  places: { main: ['etc/prometheus/prometheus.yml', 'prometheus.yml'], also: ['etc/prometheus/**'] },
  read(input) {
    const config = documentOf(input.main);
    if ('status' in config) return config;
    const rules = rulesOf(config, input);
    if ('status' in rules) return rules;
    return { facts: factsOf(config, rules, place(input.main.source)), complete: !rules.missing };
  },
};

function rulesOf(config: Document, { include }: AdapterInput): Rules | Unread {
  const patterns = valueAt(config, ['rule_files']);
  if (!('value' in patterns)) return { alerts: [], missing: patterns.origin !== 'absent' };
  const alerts: Found[] = [];
  let missing = false;
  for (const pattern of Array.isArray(patterns.value) ? patterns.value.map(String) : []) {
    const included = include(pattern);
    missing ||= included.missing;
    for (const file of included.files) {
      const documents = documentsOf(file);
      if ('status' in documents) return documents;
      for (const document of documents) missing = addAlerts(document, alerts) || missing;
    }
  }
  return { alerts, missing };
}

/** True where it is not known which rules there are. */
function addAlerts(document: Document, alerts: Found[]): boolean {
  const groups = childrenAt(document, ['groups']);
  if ('origin' in groups) return true;
  return groups.some((group) => {
    const rules = childrenAt(document, ['rules'], group.node);
    if ('origin' in rules) return true;
    const named = rules.map(({ node }) => valueAt(document, ['alert'], node));
    alerts.push(...named.filter(({ origin }) => origin !== 'absent'));
    return false;
  });
}

function factsOf(config: Document, { alerts, missing }: Rules, at: FactAt): readonly Fact[] {
  const managers = childrenAt(config, ['alerting', 'alertmanagers']);
  const unknown: Found = { origin: 'unparsed', at };
  const sent: Found<boolean> =
    'origin' in managers
      ? { origin: managers.origin, at: managers.at }
      : { value: managers.length > 0, origin: 'derived', at };
  const any: Found<boolean> =
    missing && alerts.length === 0 ? { origin: 'unparsed', at } : { value: alerts.length > 0, origin: 'derived', at };
  const both =
    'value' in sent && !sent.value ? sent : 'value' in any && !any.value ? any : 'value' in sent ? any : sent;
  const kept = valueAt(config, ['storage', 'tsdb', 'retention', 'time']);
  return [
    ...alerts.map((alert, index) => factAt(`prometheus.alerts.${index}`, alert)),
    ...topicFacts('alert', [{ receiver: { value: 'Alertmanager', origin: 'derived', at }, effective: both }]),
    ...topicFacts('retention', [
      {
        of: { value: 'metrics', origin: 'derived', at },
        // Otherwise it is an option of the command line.
        keep:
          kept.origin === 'absent'
            ? unknown
            : shape(kept, (text) => toDuration(String(text), { bare: 1, units: { m: 60 } })),
        deletes: { value: true, origin: 'derived', at },
      },
    ]),
  ];
}
