import type { FactAt } from '../../types.ts';
import type { Level } from './level.ts';
import type { Directive } from './tree.ts';

export interface Location {
  readonly level: Level;
  /** `=`, `~`, `~*`, `^~`, nothing; `if` for a condition that adds headers of its own, which nginx treats as a location. */
  readonly modifier: string;
  readonly pattern: string;
  readonly at: FactAt;
}

export interface Locations {
  readonly locations: readonly Location[];
  /** An include that may hold others. */
  readonly missing: FactAt | undefined;
}

const MODIFIERS = ['=', '~', '~*', '^~'];

/** All locations of a server, nested ones behind the one they stand in. */
export function locationsOf(server: Level): Locations {
  const locations = inside(server, '');
  const missing = [server, ...locations.map(({ level }) => level)].map(({ block }) => block.missing);
  return { locations, missing: missing.find((at) => at !== undefined) };
}

function inside(parent: Level, pattern: string): readonly Location[] {
  return parent.block.directives.flatMap((directive) => {
    const location = asLocation(directive, parent, pattern);
    return location === undefined ? [] : [location, ...inside(location.level, location.pattern)];
  });
}

function asLocation({ name, args, block, at }: Directive, parent: Level, around: string): Location | undefined {
  if (block === undefined) return undefined;
  const level: Level = { block, parent };
  if (name === 'if' && block.directives.some((each) => each.name === 'add_header'))
    return { level, modifier: 'if', pattern: around, at };
  if (name !== 'location') return undefined;
  const [first = '', second] = args;
  if (second !== undefined) return { level, modifier: first, pattern: second, at };
  // The modifier may stand against its path.
  const glued = MODIFIERS.filter((each) => first.startsWith(each)).sort((a, b) => b.length - a.length)[0] ?? '';
  return { level, modifier: glued, pattern: first.slice(glued.length), at };
}
