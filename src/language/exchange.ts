import type { Lang } from './types.ts';

/** The columns of the register of requests, in order: the question first, then the answer. */
export type RegisterColumn =
  | 'id'
  | 'to'
  | 'criteria'
  | 'ask'
  | 'why'
  | 'form'
  | 'explain'
  | 'askedAt'
  | 'due'
  | 'reminders'
  | 'status'
  | 'party'
  | 'role'
  | 'at'
  | 'ground'
  | 'offered'
  | 'files'
  | 'remarks';

/** Words of the spreadsheet in which a party answers. */
export interface ExchangeWords {
  readonly sheet: string;
  readonly guide: string;
  readonly columns: Readonly<Record<RegisterColumn, string>>;
  /** How to fill it in, one line each. */
  readonly how: readonly string[];
  /** Above the words the column with the status takes. */
  readonly statuses: string;
  readonly parties: string;
}

const WORDS: Readonly<Record<Lang, ExchangeWords>> = {
  nl: {
    sheet: 'Verzoeken',
    guide: 'Toelichting',
    columns: {
      id: 'Verzoek',
      to: 'Aan',
      criteria: 'Criteria',
      ask: 'Wat wij vragen',
      why: 'Waarom',
      form: 'In welke vorm',
      explain: 'Toelichting die erbij hoort',
      askedAt: 'Gevraagd op',
      due: 'Antwoord uiterlijk',
      reminders: 'Herinnerd op',
      status: 'Antwoord',
      party: 'Partij',
      role: 'Functie',
      at: 'Beantwoord op',
      ground: 'Grond',
      offered: 'Alternatief',
      files: 'Bestanden',
      remarks: 'Opmerkingen',
    },
    how: [
      'Vul alleen de gekleurde kolommen in; de vragen zelf blijven zoals ze zijn.',
      'Antwoord: een van de woorden hieronder. Leeg: nog geen antwoord.',
      'Functie: wie antwoordt, zonder naam. Partij: mag leeg blijven als de aangeschrevene antwoordt.',
      'Beantwoord op: een datum, zoals 2026-11-13.',
      'Grond: bij een weigering, een deel of iets dat onleesbaar is gemaakt. Alternatief: wat u in plaats daarvan biedt.',
      'Bestanden: de namen van de bestanden die bij dit antwoord horen, één per regel.',
      'Zet geen formules in de cellen: een blad met formules wordt niet ingelezen.',
    ],
    statuses: 'Woorden voor de kolom Antwoord',
    parties: 'Woorden voor de kolom Partij',
  },
  en: {
    sheet: 'Requests',
    guide: 'How to answer',
    columns: {
      id: 'Request',
      to: 'To',
      criteria: 'Criteria',
      ask: 'What we ask for',
      why: 'Why',
      form: 'In which form',
      explain: 'Explanation to come with it',
      askedAt: 'Asked on',
      due: 'Answer by',
      reminders: 'Reminded on',
      status: 'Answer',
      party: 'Party',
      role: 'Role',
      at: 'Answered on',
      ground: 'Ground',
      offered: 'Alternative',
      files: 'Files',
      remarks: 'Remarks',
    },
    how: [
      'Fill in the coloured columns only; the questions themselves stay as they are.',
      'Answer: one of the words below. Empty: no answer yet.',
      'Role: who answers, without a name. Party: may stay empty where the addressee answers.',
      'Answered on: a date, such as 2026-11-13.',
      'Ground: with a refusal, a part, or something made illegible. Alternative: what you offer instead.',
      'Files: the names of the files that belong to this answer, one a line.',
      'Put no formulas in the cells: a sheet with formulas is not read.',
    ],
    statuses: 'Words for the column Answer',
    parties: 'Words for the column Party',
  },
};

export function exchangeWordsOf(lang: Lang): ExchangeWords {
  return WORDS[lang];
}
