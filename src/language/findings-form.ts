import type { Lang } from './types.ts';

/** What stands around the findings in the form that a party answers. */
export interface FindingsFormWords {
  readonly intro: readonly string[];
  readonly head: Readonly<Record<FormField, string>>;
  /** Names of the sheets of the spreadsheet. */
  readonly sheet: string;
  readonly guide: string;
  /** Where a cell is too small for all that a finding rests on. */
  readonly more: string;
}

export type FormField =
  | 'audit'
  | 'party'
  | 'assessment'
  | 'due'
  | 'by'
  | 'at'
  | 'control'
  | 'title'
  | 'verdict'
  | 'grounds'
  | 'position'
  | 'text'
  | 'action'
  | 'owner'
  | 'planDue'
  | 'retest';

export const FINDINGS_FORM: Readonly<Record<Lang, FindingsFormWords>> = {
  nl: {
    intro: [
      'Bevindingen voor een reactie. Vul in wie reageert (by: uw functie), en per bevinding position en text.',
      'position: agrees (eens), partly (deels eens) of disagrees (oneens).',
      'Onder plan: wat u doet (action), wie ervoor verantwoordelijk is (owner), wanneer het gereed is (due, zoals 2027-03-01)',
      'en waaraan dat te zien zal zijn (retest). Wat leeg blijft, geldt niet als reactie.',
      'Reageert u met nieuw bewijs, lever dat dan los hiervan aan, met een toelichting.',
    ],
    head: {
      audit: 'Onderzoek',
      party: 'Partij',
      assessment: 'Kenmerk van de bevindingen',
      due: 'Reageren tot en met',
      by: 'Functie van wie reageert',
      at: 'Datum van de reactie',
      control: 'Maatregel',
      title: 'Titel',
      verdict: 'Uitkomst',
      grounds: 'Waarop die rust',
      position: 'Standpunt',
      text: 'Reactie',
      action: 'Wat wordt gedaan',
      owner: 'Verantwoordelijke',
      planDue: 'Gereed op',
      retest: 'Waaraan te zien',
    },
    sheet: 'Bevindingen',
    guide: 'Toelichting',
    more: '… meer staat in het bestand met de naam op .yaml',
  },
  en: {
    intro: [
      'Findings for a reaction. Fill in who reacts (by: your role), and position and text with each finding.',
      'position: agrees, partly or disagrees.',
      'Under plan: what you will do (action), who answers for it (owner), when it will be done (due, such as 2027-03-01)',
      'and how that will be seen (retest). What is left empty is no reaction.',
      'If you react with new evidence, deliver it apart from this, with an explanation.',
    ],
    head: {
      audit: 'Audit',
      party: 'Party',
      assessment: 'Reference of the findings',
      due: 'React up to and including',
      by: 'Role of who reacts',
      at: 'Date of the reaction',
      control: 'Control',
      title: 'Title',
      verdict: 'Result',
      grounds: 'What it rests on',
      position: 'Position',
      text: 'Reaction',
      action: 'What will be done',
      owner: 'Owner',
      planDue: 'Done by',
      retest: 'How it will be seen',
    },
    sheet: 'Findings',
    guide: 'Explanation',
    more: '… more is in the file whose name ends in .yaml',
  },
};
