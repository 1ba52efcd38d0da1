import { expect, it } from 'vitest';
import { configFacts, type Files } from '../read-config.ts';

const SENT = 'alerting: {alertmanagers: [{static_configs: [{targets: [a]}]}]}\nrule_files: [rules.yml]\n';
const RULE = 'groups: [{name: g, rules: [{alert: Down, expr: up == 0}, {record: x, expr: y}]}]';
const main = (text: string, others: Files = {}): Files => ({ 'etc/prometheus/prometheus.yml': text, ...others });
const rules = (text: string): Files => ({ 'etc/prometheus/rules.yml': text });

it.each<readonly [string, Files, string, unknown]>([
  ['alerts that are sent', main(SENT, rules(RULE)), 'alert.0.effective', true],
  ['their names', main(SENT, rules(RULE)), 'prometheus.alerts.0', 'Down'],
  ['alerts that go nowhere', main('rule_files: [rules.yml]', rules(RULE)), 'alert.0.effective', false],
  ['nothing to alert on', main(SENT, rules('groups: []')), 'alert.0.effective', false],
  ['no rules at all', main('alerting: {alertmanagers: [{}]}'), 'alert.0.effective', false],
  ['rules that nobody handed over', main(SENT), 'alert.0.effective', '<unparsed>'],
  ['kept as the file says', main('storage: {tsdb: {retention: {time: 30d}}}'), 'retention.0.keep', 'P30D'],
  ['kept as the command line says', main(''), 'retention.0.keep', '<unparsed>'],
  ['a template', main('storage: {tsdb: {retention: {time: "{{ t }}"}}}'), 'retention.0.keep', '<templated>'],
])('%s', async (_, files, path, expected) => {
  const text =
    files['etc/prometheus/prometheus.yml'] === '' ? { ...files, 'etc/prometheus/prometheus.yml': '{}' } : files;
  expect((await configFacts('prometheus', text, { folders: ['etc'] }))[path]).toEqual(expected);
});
