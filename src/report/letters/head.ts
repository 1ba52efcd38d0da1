import { dateIn } from '../../language/date.ts';
import { letterWordsOf } from '../../language/letter.ts';
import type { Pair } from '../types.ts';
import type { Letter } from './types.ts';

/** What stands above every letter, in every form of it: to whom, from whom, when, under which reference. */
export function headOf({ lang, to, from, date, reference, meta }: Letter): readonly Pair[] {
  const { head } = letterWordsOf(lang);
  return [
    { label: head.to, value: to },
    { label: head.from, value: from },
    { label: head.date, value: dateIn(lang, date) },
    { label: head.reference, value: reference },
    ...meta,
  ];
}
