import { childrenAt, type Child, type Document, valueAt } from '../tree-values.ts';
import type { Found } from '../types.ts';

/** Executions that ask for something besides a password. */
const SECOND = new Set(['auth-otp-form', 'webauthn-authenticator', 'webauthn-authenticator-passwordless']);
/** A session that was opened before, and a way on to another provider. */
const NO_LOGIN = new Set(['auth-cookie', 'identity-provider-redirector']);
const MAX_DEPTH = 20;

interface Execution {
  readonly requirement: string;
  readonly authenticator: string | undefined;
  readonly flow: string | undefined;
  readonly at: Found['at'];
}

type Flows = ReadonlyMap<string, readonly Execution[]>;

/** Is nobody let in through the browser without a second factor? */
export function mfaEnforced(realm: Document): Found {
  const enforced = judged(realm, (flows, flow) => {
    if (asked(flows, flow, 0)) return true;
    // Whoever has to set one up at the first login is asked for it ever after.
    return isOffered(flows, flow, 0) && isDefaultAction(realm);
  });
  const elsewhere = childrenAt(realm, ['identityProviders']);
  const others = 'origin' in elsewhere || elsewhere.length > 0;
  // What another provider asks of whoever logs in there is not in this export.
  return others && 'value' in enforced && enforced.value === true ? { origin: 'unparsed', at: enforced.at } : enforced;
}

/** Can anybody use a second factor? */
export function mfaAvailable(realm: Document): Found {
  return judged(realm, (flows, flow) => isOffered(flows, flow, 0));
}

function judged(realm: Document, judge: (flows: Flows, flow: string) => boolean): Found {
  const browser = valueAt(realm, ['browserFlow']);
  const flows = flowsOf(realm);
  if (!('value' in browser))
    return { origin: browser.origin === 'absent' ? 'unparsed' : browser.origin, at: browser.at };
  if (!(flows instanceof Map)) return flows as Found;
  const own = flows as Flows;
  if (!own.has(String(browser.value))) return { origin: 'unparsed', at: browser.at };
  return { value: judge(own, String(browser.value)), origin: 'derived', at: browser.at };
}

function asked(flows: Flows, name: string, depth: number): boolean {
  const executions = flows.get(name) ?? [];
  if (depth > MAX_DEPTH) return false;
  return executions.some(({ requirement, authenticator, flow }) => {
    if (requirement === 'REQUIRED')
      return isSecond(authenticator) || (flow !== undefined && asked(flows, flow, depth + 1));
    if (requirement !== 'CONDITIONAL' || flow === undefined) return everyWay(flows, executions, depth);
    const conditions = (flows.get(flow) ?? []).map((each) => each.authenticator);
    return !conditions.some((each) => each?.startsWith('conditional-') === true) && asked(flows, flow, depth + 1);
  });
}

// Of alternatives each is a way in: a second factor is asked for only where all of them ask for it.
function everyWay(flows: Flows, executions: readonly Execution[], depth: number): boolean {
  const ways = executions.filter(
    ({ requirement, authenticator }) => requirement === 'ALTERNATIVE' && !NO_LOGIN.has(authenticator ?? ''),
  );
  return (
    ways.length > 0 &&
    ways.every(
      ({ authenticator, flow }) => isSecond(authenticator) || (flow !== undefined && asked(flows, flow, depth + 1)),
    )
  );
}

function isOffered(flows: Flows, name: string, depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  return (flows.get(name) ?? []).some(
    ({ requirement, authenticator, flow }) =>
      requirement !== 'DISABLED' &&
      (isSecond(authenticator) || (flow !== undefined && isOffered(flows, flow, depth + 1))),
  );
}

function isSecond(authenticator: string | undefined): boolean {
  return authenticator !== undefined && SECOND.has(authenticator);
}

function isDefaultAction(realm: Document): boolean {
  const actions = childrenAt(realm, ['requiredActions']);
  if ('origin' in actions) return false;
  return actions.some(({ node }) => {
    const is = (name: string, wanted: unknown): boolean => {
      const found = valueAt(realm, [name], node);
      return 'value' in found && found.value === wanted;
    };
    return is('alias', 'CONFIGURE_TOTP') && is('enabled', true) && is('defaultAction', true);
  });
}

function flowsOf(realm: Document): Flows | Found {
  const flows = childrenAt(realm, ['authenticationFlows']);
  if ('origin' in flows) return flows;
  const named = new Map<string, readonly Execution[]>();
  for (const { node, at } of flows) {
    const alias = valueAt(realm, ['alias'], node);
    const executions = childrenAt(realm, ['authenticationExecutions'], node);
    if (!('value' in alias) || 'origin' in executions) return { origin: 'unparsed', at };
    const parsed = executions.map((each) => execution(realm, each));
    if (parsed.includes(undefined)) return { origin: 'unparsed', at };
    named.set(
      String(alias.value),
      parsed.flatMap((each) => each ?? []),
    );
  }
  return named;
}

function execution(realm: Document, { node, at }: Child): Execution | undefined {
  const text = (name: string): string | undefined => {
    const found = valueAt(realm, [name], node);
    return 'value' in found && typeof found.value === 'string' ? found.value : undefined;
  };
  const requirement = text('requirement');
  const authenticator = text('authenticator');
  if (requirement === undefined) return undefined;
  return { requirement, authenticator, flow: text('flowAlias'), at };
}
