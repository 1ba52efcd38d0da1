import { place, unreadable, type Unreadable } from '../../text.ts';
import type { Source } from '../../types.ts';
import type { Chain, Ending } from './ruleset.ts';

type Json = Readonly<Record<string, unknown>>;

/** `nft -j list ruleset`, in the schema of libnftables-json(5). Undefined for a text that is no JSON object. */
export function readDump(text: string, source: Source): readonly Chain[] | Unreadable | undefined {
  if (!/^\s*\{\s*"/.test(text)) return undefined;
  const at = place(source);
  const parsed = parse(text);
  if (parsed === undefined) return unreadable('syntax', 'not what nft -j prints', at);
  const rules = parsed.flatMap((item) => (isJson(item['rule']) ? [item['rule']] : []));
  return parsed.flatMap((item): readonly Chain[] => {
    const chain = item['chain'];
    if (!isJson(chain)) return [];
    const [family, table, name] = [chain['family'], chain['table'], chain['name']].map(String);
    const own = rules.filter((rule) => rule['family'] === family && rule['table'] === table && rule['chain'] === name);
    const { hook, policy } = chain as { readonly hook?: string; readonly policy?: string };
    return [
      {
        ...{ family: family ?? '', table: table ?? '', name: name ?? '', at },
        ...(hook === undefined ? {} : { hook }),
        policy: policy === undefined || policy === 'accept' ? 'accept' : policy === 'drop' ? 'drop' : 'unknown',
        endings: own.flatMap(endingOf),
      },
    ];
  });
}

function parse(text: string): readonly Json[] | undefined {
  try {
    const whole: unknown = JSON.parse(text);
    const list = isJson(whole) ? whole['nftables'] : undefined;
    return Array.isArray(list) ? list.filter(isJson) : undefined;
  } catch {
    return undefined;
  }
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Statements that let every packet through to the next one. */
const PASSING = new Set(['counter', 'log', 'comment', 'meter']);

function endingOf({ expr }: Json): readonly Ending[] {
  if (!Array.isArray(expr)) return [];
  const deciding = expr.filter(isJson).filter((item) => !Object.keys(item).every((key) => PASSING.has(key)));
  const [verdict, ...others] = deciding;
  if (verdict === undefined || others.length > 0) return [];
  if ('drop' in verdict || 'reject' in verdict) return [{ verdict: 'drop' }];
  if ('accept' in verdict) return [{ verdict: 'accept' }];
  const called = verdict['goto'] ?? verdict['jump'];
  return isJson(called) ? [{ chain: String(called['target']), returns: 'jump' in verdict }] : [];
}
