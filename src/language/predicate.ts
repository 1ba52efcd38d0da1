import { dateIn } from './date.ts';
import { wordOr } from './phrases.ts';
import { PREDICATE_WORDS, type PredicateWords } from './predicate-words.ts';
import type { Lang } from './types.ts';

/** What was found, in words: `true`, `absent`, a moment, a duration, a list. What has no word stands for itself. */
export function actualIn(lang: Lang, text: string): string {
  const words = PREDICATE_WORDS[lang];
  const list = /^\[(.*)\]$/s.exec(text)?.[1];
  if (list !== undefined)
    return list
      .split(', ')
      .map((each) => scalarIn(lang, each))
      .join(', ');
  const share = /^(\d+) of (\d+)$/.exec(text);
  if (share !== null) return `${share[1]} ${words.of} ${share[2]}`;
  return scalarIn(lang, text);
}

function scalarIn(lang: Lang, text: string): string {
  const words = PREDICATE_WORDS[lang];
  if (Object.hasOwn(words.value, text)) return words.value[text] ?? text;
  return measureIn(words, text) ?? durationIn(words, text) ?? dateIn(lang, text);
}

/** `87.8 d` and `0 hours`, as the named checks write them. */
function measureIn(words: PredicateWords, text: string): string | undefined {
  const [, amount = '', unit] = /^(-?\d+(?:\.\d+)?) (d|hours)$/.exec(text) ?? [];
  if (unit === undefined) return undefined;
  return counted(words, unit === 'd' ? 'D' : 'h', amount.replace(/\.0$/, ''));
}

const DURATION = /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const UNITS = ['Y', 'M', 'W', 'D', 'h', 'm', 's'] as const;

/** `P366D` is 366 days. */
function durationIn(words: PredicateWords, text: string): string | undefined {
  const match = DURATION.exec(text);
  if (match === null) return undefined;
  return UNITS.flatMap((unit, index) => {
    const amount = match[index + 1];
    return amount === undefined ? [] : [counted(words, unit, amount)];
  }).join(' ');
}

function counted(words: PredicateWords, unit: (typeof UNITS)[number], amount: string): string {
  const [one, many] = words.unit[unit];
  return `${amount.replace('.', words.decimal)} ${amount === '1' ? one : many}`;
}

/** What a step expected, in words: `gte 1` is "at least 1". Names of lists and parameters stay as they are. */
export function expectedIn(lang: Lang, text: string): string {
  const words = PREDICATE_WORDS[lang];
  const named = Object.entries(words.measured).find(([name]) => text.startsWith(`${name} `));
  if (named !== undefined) return `${named[1]} ${operandIn(lang, text.slice(named[0].length + 1))}`;
  if (Object.hasOwn(words.member, text)) return (words.member as Readonly<Record<string, string>>)[text] ?? text;
  if (BOUNDS.test(text))
    return text
      .split(', ')
      .map((bound) => comparedIn(lang, bound))
      .join(', ');
  const [, operator = '', operand = ''] = /^(\w+) (.*)$/s.exec(text) ?? [];
  if (operator === 'exists') return operand === 'false' ? words.exists.false : words.exists.true;
  if (operator === 'length') return `${words.operator.length} ${expectedIn(lang, operand)}`;
  if (FLAGS.has(operator)) {
    const word = words.operator[operator as Flag];
    return operand === 'false' ? `${words.form.not} ${word}` : word;
  }
  return comparedIn(lang, text);
}

/** Operators that are asked as true or false. */
const FLAGS: ReadonlySet<string> = new Set<Flag>(['explicit', 'unique', 'isLoopback', 'isPrivate', 'isPublic']);
type Flag = 'explicit' | 'unique' | 'isLoopback' | 'isPrivate' | 'isPublic';
/** `gte 1, lte 3`: more than one bound on one number. */
const BOUNDS = /^(?:gte|lte|equals) [^,]+(?:, (?:gte|lte|equals) [^,]+)+$/;

function comparedIn(lang: Lang, text: string): string {
  const words = PREDICATE_WORDS[lang];
  const [, operator = '', operand = ''] = /^(\w+) (.*)$/s.exec(text) ?? [];
  if (!Object.hasOwn(words.operator, operator)) return operandIn(lang, text);
  const said = operandIn(lang, operand);
  return `${wordOf(words, operator as keyof PredicateWords['operator'], operand)} ${said}`;
}

function wordOf(words: PredicateWords, operator: keyof PredicateWords['operator'], operand: string): string {
  const moment = /(^|= )\d{4}-\d\d-\d\d(T\S*)?$/.test(operand);
  if (moment && operator === 'gte') return words.notBefore;
  if (moment && operator === 'lte') return words.notAfter;
  return words.operator[operator];
}

/** `bio2.x.interval = P1M` keeps its name and gets its value in words. */
function operandIn(lang: Lang, text: string): string {
  const at = text.lastIndexOf(' = ');
  return at < 0 ? actualIn(lang, text) : `${text.slice(0, at)} = ${actualIn(lang, text.slice(at + 3))}`;
}

/** How a step starts: "each of suites", "all of the following", or the path alone where the expectation says the rest. */
export function stepIn(
  lang: Lang,
  step: { readonly form: string; readonly path?: string; readonly expected?: string },
): string {
  const { form, path } = step;
  const words = PREDICATE_WORDS[lang];
  const forms: Readonly<Record<string, string>> = words.form;
  if (Object.hasOwn(forms, form)) return `${forms[form]} ${path ?? words.following}`;
  if (step.expected !== undefined) return path ?? '';
  const bare: Readonly<Record<string, string>> = words.operator;
  const word = form === 'exists' ? words.exists.true : Object.hasOwn(bare, form) ? bare[form] : form;
  return [word, path].filter(Boolean).join(' ');
}

/** The part of an artefact where a fact was found; a name from the artefact itself stands as it is. */
export function scopeIn(lang: Lang, scope: string): string {
  return wordOr(PREDICATE_WORDS[lang].scope, scope);
}
