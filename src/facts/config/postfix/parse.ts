import { isTemplated } from '../../templates.ts';
import { place, unreadable, type Unreadable } from '../../text.ts';
import type { FactAt } from '../../types.ts';
import type { ConfigFile } from '../types.ts';

const MAX_LINES = 50_000;
/** A setting of one service whose name is known: only in its value a template decides nothing else. */
const OPTION = /-o\s*(?:\{\s*\w+\s*=[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|\w+=\S*)/g;

/** A setting as it stands in the file; references are not followed. */
export interface Raw {
  readonly value: string;
  readonly at: FactAt;
}

/** One line of master.cf with what it sets for this service alone. */
export interface Service {
  readonly name: string;
  /** `inet`, `unix`, `pass`, `fifo`. */
  readonly type: string;
  readonly command: string;
  readonly options: Map<string, Raw>;
  readonly at: FactAt;
}

export interface Master {
  readonly services: readonly Service[];
  /** Where a template stands among the eight columns, or for the name of a setting: it decides which that is. */
  readonly templated?: FactAt;
}

interface Logical {
  readonly text: string;
  readonly at: FactAt;
}

/** main.cf, or what `postconf -n` prints: the last line of a setting counts. postconf(5) of 3.7. */
export function parseMain(file: ConfigFile): ReadonlyMap<string, Raw> | Unreadable {
  const lines = logicalLines(file);
  if ('status' in lines) return lines;
  const settings = new Map<string, Raw>();
  for (const { text, at } of lines) {
    const [, name, value = ''] = /^([^\s=]+)\s*=\s*([^]*)$/.exec(text) ?? [];
    if (name === undefined) return unreadable('syntax', 'a line without =', at);
    settings.set(name, { value: value.trim(), at });
  }
  return settings;
}

/** master.cf, with settings as `-o` or as `postconf -P` prints them. master(5) of 3.7. */
export function parseMaster(file: ConfigFile): Master | Unreadable {
  const lines = logicalLines(file);
  if ('status' in lines) return lines;
  const services: Service[] = [];
  const open = lines.find(({ text }) => isFilledIn(text.replace(OPTION, '')));
  if (open !== undefined) return { services, templated: open.at };
  for (const { text, at } of lines) {
    const [, name, type, setting, value = ''] = /^([^\s/=]+)\/(\w+)\/([^\s=]+)\s*=\s*([^]*)$/.exec(text) ?? [];
    if (setting === undefined) {
      const service = serviceOf(text, at);
      if (service === undefined) return unreadable('syntax', 'not a service of eight columns', at);
      // A second line for the same name and type takes the place of the first.
      const earlier = services.findIndex((each) => each.name === service.name && each.type === service.type);
      services.splice(earlier < 0 ? services.length : earlier, earlier < 0 ? 0 : 1, service);
      continue;
    }
    const service = services.find((each) => each.name === name && each.type === type);
    if (service === undefined) return unreadable('syntax', `a setting of ${name}/${type}, which is not there`, at);
    service.options.set(setting, { value: value.trim(), at });
  }
  return { services };
}

/** Postfix writes references as templates do; what opens otherwise is none of its own. */
export function isFilledIn(text: string): boolean {
  return isTemplated(text.replaceAll('${', ''));
}

function logicalLines({ text, source }: ConfigFile): readonly Logical[] | Unreadable {
  if (typeof text !== 'string') return text;
  const lines: { text: string; at: FactAt }[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    // Neither a comment nor an empty line ends a value that goes on below it.
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const previous = lines.at(-1);
    if (/^\s/.test(line)) {
      if (previous === undefined) return unreadable('syntax', 'goes on with nothing', place(source, index + 1));
      previous.text += ` ${line.trim()}`;
    } else lines.push({ text: line.trimEnd(), at: place(source, index + 1) });
    if (lines.length > MAX_LINES) return unreadable('bomb', 'too many settings', place(source, index + 1));
  }
  return lines;
}

function serviceOf(text: string, at: FactAt): Service | undefined {
  const [name, type, , , , , , command, ...args] = text.split(/\s+/);
  if (name === undefined || type === undefined || command === undefined) return undefined;
  return { name, type, command, options: optionsOf(args.join(' '), at), at };
}

// `-o name=value`, or `-o { name = value }` where there is white space in it.
function optionsOf(text: string, at: FactAt): Map<string, Raw> {
  const options = new Map<string, Raw>();
  const pattern = /(?:^|\s)-o\s*(?:\{\s*([^\s=]+)\s*=\s*([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}|([^\s={]+)=(\S*))/g;
  for (const [, braced, long = '', plain, short = ''] of text.matchAll(pattern)) {
    options.set(braced ?? plain ?? '', { value: braced === undefined ? short : long.trim(), at });
  }
  return options;
}
