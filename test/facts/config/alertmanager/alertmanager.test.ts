import { expect, it } from 'vitest';
import { factsOf } from '../../sources.ts';
import { configFacts, type Files, readConfig } from '../read-config.ts';

const one = (text: string): Files => ({ 'alertmanager.yaml': text });
const RECEIVERS =
  'receivers: [{name: mail, email_configs: [{to: a@b.example}]}, {name: silent}, {name: empty, webhook_configs: []}]\n';

it.each<readonly [string, Files, string, unknown]>([
  ['a receiver that notifies', one(`route: {receiver: mail}\n${RECEIVERS}`), 'alert.0.effective', true],
  ['a receiver that is silent', one(`route: {receiver: silent}\n${RECEIVERS}`), 'alert.0.effective', false],
  ['a receiver with an empty list', one(`route: {receiver: empty}\n${RECEIVERS}`), 'alert.0.effective', false],
  ['a receiver that is not there', one(`route: {receiver: x}\n${RECEIVERS}`), 'alert.0.effective', false],
  [
    'a route within',
    one(`route: {receiver: mail, routes: [{receiver: silent}]}\n${RECEIVERS}`),
    'alert.1.effective',
    false,
  ],
  [
    'a route that names none',
    one(`route: {receiver: mail, routes: [{match: {a: b}}]}\n${RECEIVERS}`),
    'alert.1.receiver',
    'mail',
  ],
  ['a template', one(`route: {receiver: "{{ r }}"}\n${RECEIVERS}`), 'alert.0.effective', '<templated>'],
])('%s', async (_, files, path, expected) => {
  expect((await configFacts('alertmanager', files))[path]).toEqual(expected);
});

it('reads it in the Secret that holds it, with the lines of that file', async () => {
  const text =
    'kind: Secret\nstringData:\n  alertmanager.yaml: |-\n    route:\n      receiver: silent\n    receivers:\n      - name: silent\n';
  const facts = factsOf(await readConfig('alertmanager', one(text)));
  expect(facts['alert.0.effective']).toMatchObject({ value: false });
  expect(facts['alert.0.receiver']?.at.line).toBe(5);
});
