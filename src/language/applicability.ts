import type {
  CounterName,
  DecisionState,
  Edition,
  Ground,
  Standing,
  StatementColumn,
  StatementDocument,
} from '../report/applicability/types.ts';
import type { Lang } from './types.ts';

/** Words of the statement of applicability. */
export interface ApplicabilityWords {
  readonly title: string;
  readonly about: {
    readonly client: string;
    readonly supplier: string;
    readonly audit: string;
    readonly operator: string;
    readonly norms: string;
    readonly asOf: string;
    readonly period: string;
    readonly selection: string;
    readonly edition: string;
    readonly tool: string;
  };
  readonly selection: (n: string, of: string, only: string) => string;
  readonly selectedFrom: (n: string, of: string, ref: string) => string;
  readonly edition: Readonly<Record<Edition, string>>;
  readonly leftOut: string;
  readonly caution: string;
  readonly standing: Readonly<Record<Standing, string>>;
  readonly ground: Readonly<Record<Ground, string>>;
  readonly state: Readonly<Record<DecisionState, string>>;
  readonly kind: Readonly<Record<'not-applicable' | 'waiver', string>>;
  readonly counter: Readonly<Record<CounterName, string>>;
  readonly columns: Readonly<Record<StatementColumn, string>>;
  readonly measures: (ref: string) => string;
  readonly others: (ref: string) => string;
  readonly annex: string;
  readonly none: string;
  readonly yes: string;
  readonly no: string;
  readonly words: StatementDocument['words'];
}

const WORDS: Readonly<Record<Lang, ApplicabilityWords>> = {
  nl: {
    title: 'Verklaring van toepasselijkheid',
    about: {
      client: 'Opdrachtgever',
      supplier: 'Leverancier',
      audit: 'Onderzoek',
      operator: 'Opgesteld door',
      norms: 'Normen en versies',
      asOf: 'Peildatum',
      period: 'Periode',
      selection: 'Selectie',
      edition: 'Uitgave',
      tool: 'Gemaakt met',
    },
    selection: (n, of, only) => `${n} van ${of} maatregelen${only === '' ? '' : ` (alleen ${only})`}`,
    selectedFrom: (n, of, ref) => `${n} van ${of} uit ${ref}`,
    edition: { internal: 'intern', public: 'openbaar' },
    leftOut:
      'In deze openbare uitgave zijn weggelaten: namen van organisaties en personen, functies, motiveringen en feiten in vrije tekst, kenmerken van onderzoek, besluiten, bewijsstukken en risicoanalyses, bestandsnamen, en de uitkomsten van het onderzoek. Geen enkele maatregel is weggelaten uit de selectie.',
    caution:
      'Deze verklaring zegt welke maatregelen gelden en welke niet. Of aan een maatregel wordt voldaan, blijkt alleen uit het onderzoek.',
    standing: {
      applies: 'Van toepassing',
      'not-applicable': 'Niet van toepassing',
      'without-effect': 'Niet van toepassing verklaard, zonder werking',
      'not-decided': 'Nog niet besloten',
    },
    ground: {
      measure: 'verplichte overheidsmaatregel',
      guidance: 'beheersmaatregel zonder overheidsmaatregel',
      'own-norm': 'eigen norm',
      impossible: 'een vastgesteld feit maakt de maatregel onmogelijk',
      'risk-analysis': 'afwijking op grond van een risicoanalyse',
      none: 'geen',
    },
    state: { 'in-force': 'van kracht', expired: 'verlopen', inert: 'zonder werking' },
    kind: { 'not-applicable': 'niet van toepassing', waiver: 'tijdelijk aanvaarde afwijking' },
    counter: {
      'not-decided': 'Nog niet besloten',
      'measure-without-grounds':
        'Overheidsmaatregel niet van toepassing verklaard zonder feit, bewijs of tweede beoordelaar',
      'control-without-risk-analysis':
        'Beheersmaatregel zonder overheidsmaatregel niet van toepassing verklaard zonder risicoanalyse',
      expired: 'Verlopen besluiten',
      inert: 'Besluiten zonder werking',
      'risk-accepted-measure': 'Overheidsmaatregelen waarvan het risico is aanvaard',
    },
    columns: {
      control: 'Maatregel',
      title: 'Titel',
      measure: 'Overheidsmaatregel',
      standing: 'Toepasselijkheid',
      ground: 'Grond',
      why: 'Motivering',
      by: 'Besloten door',
      fact: 'Feit',
      items: 'Bewijs',
      riskAnalysis: 'Risicoanalyse',
      approver: 'Goedgekeurd door',
      expires: 'Geldt tot en met',
      state: 'Stand van het besluit',
      waivers: 'Aanvaarde afwijkingen',
      verdict: 'Uitkomst',
      kind: 'Soort',
      decision: 'Besluit',
    },
    measures: (ref) => `${ref}: overheidsmaatregelen`,
    others: (ref) => `${ref}: maatregelen zonder overheidsmaatregel`,
    annex: 'Bijlage: uitzonderingen',
    none: 'Geen.',
    yes: 'ja',
    no: 'nee',
    words: {
      about: 'Waarover',
      totals: 'Totalen',
      counters: 'Moet nul zijn',
      sheet: 'Verklaring',
      annexSheet: 'Uitzonderingen',
    },
  },
  en: {
    title: 'Statement of applicability',
    about: {
      client: 'Client',
      supplier: 'Supplier',
      audit: 'Audit',
      operator: 'Drawn up by',
      norms: 'Norms and versions',
      asOf: 'As of',
      period: 'Period',
      selection: 'Selection',
      edition: 'Edition',
      tool: 'Made with',
    },
    selection: (n, of, only) => `${n} of ${of} controls${only === '' ? '' : ` (only ${only})`}`,
    selectedFrom: (n, of, ref) => `${n} of ${of} from ${ref}`,
    edition: { internal: 'internal', public: 'public' },
    leftOut:
      'Left out of this public edition: names of organisations and persons, roles, reasoning and facts in free text, references of the audit, of decisions, of items and of risk analyses, file names, and the results of the audit. No control is left out of the selection.',
    caution:
      'This statement says which controls apply and which do not. Whether a control is met is for the audit to say.',
    standing: {
      applies: 'Applies',
      'not-applicable': 'Not applicable',
      'without-effect': 'Declared not applicable, without effect',
      'not-decided': 'Not decided',
    },
    ground: {
      measure: 'mandatory government measure',
      guidance: 'control without a government measure',
      'own-norm': 'own norm',
      impossible: 'an established fact makes the control impossible',
      'risk-analysis': 'deviation on a risk analysis',
      none: 'none',
    },
    state: { 'in-force': 'in force', expired: 'expired', inert: 'without effect' },
    kind: { 'not-applicable': 'not applicable', waiver: 'deviation accepted for a while' },
    counter: {
      'not-decided': 'Not decided',
      'measure-without-grounds': 'Government measure declared not applicable without a fact, evidence or a reviewer',
      'control-without-risk-analysis':
        'Control without a government measure declared not applicable without a risk analysis',
      expired: 'Expired decisions',
      inert: 'Decisions without effect',
      'risk-accepted-measure': 'Government measures of which the risk was accepted',
    },
    columns: {
      control: 'Control',
      title: 'Title',
      measure: 'Government measure',
      standing: 'Applicability',
      ground: 'Ground',
      why: 'Reasoning',
      by: 'Decided by',
      fact: 'Fact',
      items: 'Evidence',
      riskAnalysis: 'Risk analysis',
      approver: 'Approved by',
      expires: 'Holds until',
      state: 'State of the decision',
      waivers: 'Accepted deviations',
      verdict: 'Verdict',
      kind: 'Kind',
      decision: 'Decision',
    },
    measures: (ref) => `${ref}: government measures`,
    others: (ref) => `${ref}: controls without a government measure`,
    annex: 'Annex: exceptions',
    none: 'None.',
    yes: 'yes',
    no: 'no',
    words: {
      about: 'About',
      totals: 'Totals',
      counters: 'Must be zero',
      sheet: 'Statement',
      annexSheet: 'Exceptions',
    },
  },
};

export function applicabilityWordsOf(lang: Lang): ApplicabilityWords {
  return WORDS[lang];
}
