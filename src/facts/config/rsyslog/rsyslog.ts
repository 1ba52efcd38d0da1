import { isTemplated } from '../../templates.ts';
import { place } from '../../text.ts';
import type { Fact, FactAt } from '../../types.ts';
import { factAt, topicFacts, written } from '../found.ts';
import type { Adapter, Found } from '../types.ts';
import { readRsyslog, type Statement, type Statements } from './parse.ts';

/** Where log lines go. */
interface Sink {
  readonly target: string;
  readonly remote: boolean;
  /** Undefined for what stays on the machine. */
  readonly tls?: boolean;
  readonly statement: Statement;
}

/** rsyslog.conf with its includes. Conditions are not worked out: what stands in one is said to be conditional. */
export const rsyslogAdapter: Adapter = {
  product: 'rsyslog',
  places: { main: ['etc/rsyslog.conf'], also: ['etc/rsyslog.d/*'] },
  read(input) {
    const read = readRsyslog(input);
    if ('status' in read) return read;
    return { facts: factsOf(read, place(input.main.source)), complete: read.missing.length === 0 };
  },
};

function factsOf({ statements, missing }: Statements, at: FactAt): readonly Fact[] {
  const sinks = statements.flatMap((statement, index) => sinkOf(statement, statements.slice(0, index)));
  const [open] = missing;
  const unread: Found | undefined = open === undefined ? undefined : { origin: 'unparsed', at: open };
  return [
    factAt('rsyslog.statements', unread ?? { value: statements.length, origin: 'derived', at }),
    ...sinks.flatMap(({ target, statement }, index) => [
      factAt(`rsyslog.actions.${index}.target`, written(target, statement.at)),
      factAt(`rsyslog.actions.${index}.selector`, written(statement.name, statement.at)),
      factAt(`rsyslog.actions.${index}.conditional`, {
        value: statement.conditional,
        origin: 'derived',
        at: statement.at,
      }),
    ]),
    ...topicFacts('log', sinks.map(entry), unread),
  ];
}

function entry({ target, remote, tls, statement }: Sink) {
  const { at } = statement;
  const of = (value: boolean): Found =>
    isTemplated(target) ? { origin: 'templated', at } : { value, origin: 'explicit', at };
  return {
    source: written(statement.kind === 'selector' ? statement.name : 'rsyslog', at),
    enabled: of(true),
    sink: written(target, at),
    remote: of(remote),
    ...(tls === undefined ? {} : { remoteTls: of(tls) }),
  };
}

function sinkOf(statement: Statement, before: readonly Statement[]): readonly Sink[] {
  if (statement.kind === 'selector') return selected(statement, before);
  const { name, params } = statement;
  if (name !== 'action') return [];
  const type = params.get('type') ?? '';
  if (type === 'omfwd' || type === 'omrelp') {
    const target = `${params.get('target') ?? ''}:${params.get('port') ?? ''}`;
    return [
      {
        target,
        remote: true,
        tls: type === 'omrelp' ? params.get('tls') === 'on' : encrypts(params, before),
        statement,
      },
    ];
  }
  const file = params.get('file') ?? params.get('dynafile');
  return type === 'omfile' && file !== undefined ? [{ target: file, remote: false, statement }] : [];
}

/** TLS is a driver that knows it, and a mode that uses it; what an action does not say is said for all before it. */
function encrypts(params: ReadonlyMap<string, string>, before: readonly Statement[]): boolean {
  const driver =
    params.get('streamdriver') ?? params.get('streamdriver.name') ?? said(before, 'defaultnetstreamdriver');
  const mode =
    params.get('streamdrivermode') ?? params.get('streamdriver.mode') ?? said(before, 'actionsendstreamdrivermode');
  return params.get('protocol') === 'tcp' && /^(gtls|ossl)$/.test(driver ?? '') && mode === '1';
}

/** The last directive of a name, or the parameter that `global` has for it. */
function said(before: readonly Statement[], name: string): string | undefined {
  const values = before.flatMap((statement) => {
    if (statement.kind === 'directive' && statement.name === name) return [statement.value];
    const value = statement.name === 'global' ? statement.params.get(name) : undefined;
    return value === undefined ? [] : [value];
  });
  return values.at(-1);
}

function selected(statement: Statement, before: readonly Statement[]): readonly Sink[] {
  const target = statement.value.replace(/;\S*\s*$/, '').trim();
  if (target.startsWith('@@')) {
    const tls = encrypts(new Map([['protocol', 'tcp']]), before);
    return [{ target: target.slice(2), remote: true, tls, statement }];
  }
  if (target.startsWith('@')) return [{ target: target.slice(1), remote: true, tls: false, statement }];
  if (/^-?[/?]/.test(target)) return [{ target: target.replace(/^-/, ''), remote: false, statement }];
  const [action] = /^action\s*\(.*$/.exec(target) ?? [];
  return action === undefined
    ? []
    : sinkOf({ ...statement, kind: 'object', name: 'action', params: paramsIn(action) }, before);
}

function paramsIn(action: string): ReadonlyMap<string, string> {
  return new Map(
    [...action.matchAll(/([\w.]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name.toLowerCase(), value]),
  );
}
