import type { Lang } from '../../language/types.ts';
import type { Outline } from '../types.ts';
import type { Ids } from './charts.ts';
import { markup, type Markup } from './escape-html.ts';
import type { Facets } from './facets.ts';
import type { PageWords } from './words.ts';

/** What every part of the page needs beside its own data. */
export interface Frame {
  readonly lang: Lang;
  readonly labels: Outline['labels'];
  readonly words: PageWords;
  readonly facets: Facets;
  readonly ids: Ids;
  /** Id of the chapter that gets the search and the filters: the first with findings. */
  readonly findingsChapter: string | undefined;
}

export type Level = 2 | 3 | 4 | 5 | 6;

export function heading(level: Level, content: Markup | string): Markup {
  return markup`<h${level}>${content}</h${level}>`;
}

export function below(level: Level): Level {
  return level === 6 ? 6 : ((level + 1) as Level);
}
