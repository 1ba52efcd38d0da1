import { place } from '../../text.ts';
import type { Source } from '../../types.ts';
import type { Found } from '../types.ts';
import { normal } from './settings.ts';

/** `sshd -T` prints the effective value of every keyword, in lower case, several lines for some. */
const PRINTED = ['port', 'addressfamily', 'logingracetime', 'permitrootlogin', 'ciphers'];

/** The settings that `sshd -T` printed; undefined for a text that is no such print. */
export function readDump(text: string, source: Source): ReadonlyMap<string, Found> | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  const names = new Set(lines.map((line) => line.split(' ', 1)[0] ?? ''));
  if (!PRINTED.every((name) => names.has(name)) || lines.some((line) => /^[#A-Z]/.test(line))) return undefined;
  const written = new Map<string, { readonly values: string[]; readonly line: number }>();
  lines.forEach((line, index) => {
    const [, keyword, value = ''] = /^(\S+)\s*(.*)$/.exec(line) ?? [];
    if (keyword === undefined) return;
    const known = written.get(keyword);
    if (known === undefined) written.set(keyword, { values: [value], line: index + 1 });
    else known.values.push(value);
  });
  const settings = new Map<string, Found>();
  for (const [keyword, { values, line }] of written) {
    const value = normal(keyword, values.length === 1 ? (values[0] ?? '') : values);
    const at = place(source, line);
    settings.set(keyword, value === undefined ? { origin: 'unparsed', at } : { value, origin: 'observed', at });
  }
  return settings;
}
