import type { Assessment } from '../assess/types.ts';
import type { Conditions, SettlementStatus } from '../decide/types.ts';
import type { Lang } from '../language/types.ts';

export type ReportFormat = 'console' | 'json' | 'markdown' | 'junit' | 'html' | 'pdf';

export interface ReportOptions {
  readonly lang: Lang;
  /** Console only: ANSI colours, and the width of the terminal in columns. */
  readonly colour: boolean;
  readonly width: number;
  readonly decided?: Decided;
}

/** What decide makes of the assessment, which no report works out for itself. */
export interface Decided {
  /** Null for a selection, over which no advice is given. */
  readonly conditions: Conditions | null;
  readonly settlement?: SettlementStatus | undefined;
}

/** Any result to a stream of bytes. Does not print, does not read the clock, does not choose the exit code. */
export interface Reporter {
  readonly format: ReportFormat;
  readonly extension: string;
  render(assessment: Assessment, options: ReportOptions): AsyncIterable<string | Uint8Array>;
}

/** What a mark looks like in any medium: never a colour alone, always an icon and a word. */
export type Tone =
  'met' | 'fail' | 'not-established' | 'did-not-occur' | 'not-applicable' | 'not-examined' | 'advisory';

export interface Mark {
  readonly tone: Tone;
  readonly word: string;
}

export interface Pair {
  readonly label: string;
  readonly value: string;
}

export interface Column {
  readonly title: string;
  /** Share of the width, any unit; the renderer scales. */
  readonly share: number;
  readonly align?: 'left' | 'right';
  /** Hashes, paths and codes: may break anywhere. */
  readonly mono?: boolean;
}

export type Cell = string | Mark;

export interface CauseLine {
  readonly word: string;
  readonly attribution: string;
  readonly next: string;
  readonly items: readonly string[];
}

export interface ObservationView {
  readonly need: string;
  readonly target: string;
  readonly mark: Mark;
  readonly because: string;
  readonly ruleset: string;
  readonly contested: string | undefined;
  readonly trace: readonly string[];
  readonly facts: readonly { readonly expected: string; readonly actual: string; readonly where: string }[];
  readonly advisories: readonly string[];
  readonly items: readonly { readonly item: string; readonly bearing: string }[];
  readonly causes: readonly CauseLine[];
}

export interface CriterionView {
  readonly anchor: string;
  readonly id: string;
  readonly aspect: string;
  readonly addressee: string;
  readonly text: string;
  readonly mark: Mark;
  readonly rule: string;
  readonly causes: readonly CauseLine[];
  readonly observations: readonly ObservationView[];
}

export interface FindingView {
  readonly anchor: string;
  readonly id: string;
  readonly catalogue: string;
  readonly title: string;
  readonly topic: string;
  /** The user's own copy of the norm at this number, and where it comes from; empty where there is none. */
  readonly official: readonly string[];
  readonly theme: string;
  readonly mark: Mark;
  /** What belongs to the word: "in opzet en bestaan" to a pass, that it was established earlier to a fail. */
  readonly reached: string;
  readonly tags: readonly string[];
  readonly meta: readonly Pair[];
  readonly aspects: readonly { readonly aspect: string; readonly mark: Mark }[];
  readonly criteria: readonly CriterionView[];
  readonly dispositions: readonly string[];
  /** What would settle it, in one line each; empty for a pass. */
  readonly settle: readonly string[];
  /** What was found all the same, where no verdict could be given. */
  readonly found: readonly string[];
  /** The reaction of the audited party, the rejoinder and the plan; empty where nobody was heard yet. */
  readonly response: readonly Pair[];
  readonly remedy: string;
  readonly ask: string;
  readonly explain: readonly string[];
  readonly weak: readonly string[];
}

/** established met / established not met / not established, of n; with not-applicable beside it. Never one percentage. */
export interface Triple {
  readonly label: string;
  readonly met: number;
  readonly fail: number;
  readonly notEstablished: number;
  readonly notApplicable: number;
  readonly of: number;
  /** The same in words, for readers without the picture. */
  readonly words: string;
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string; readonly tone?: 'plain' | 'note' | 'warning' }
  | { readonly kind: 'pairs'; readonly pairs: readonly Pair[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'subheading'; readonly text: string }
  | { readonly kind: 'triples'; readonly caption: string; readonly triples: readonly Triple[] }
  | {
      readonly kind: 'bars';
      readonly caption: string;
      readonly bars: readonly { readonly label: string; readonly value: number; readonly tone: Tone }[];
    }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Cell[])[];
    }
  | { readonly kind: 'findings'; readonly findings: readonly FindingView[] };

export interface Chapter {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** What to do with the service, in one word, and how many conditions come with it. */
export interface Advice {
  readonly label: string;
  readonly mark: Mark;
  readonly text: string;
}

/** The report as a document: one model for Markdown, HTML and PDF, so that all forms state the same facts. */
export interface Outline {
  readonly lang: Lang;
  readonly title: string;
  readonly subtitle: string;
  /** "Concept", or which final version it is. */
  readonly edition: string;
  readonly meta: readonly Pair[];
  /** The answer to the audit's subject; undefined for a selection. */
  readonly headline: Mark | undefined;
  readonly headlineText: string;
  /** Controls the audited party was shown not to meet, knock-outs first: why the headline is what it is. */
  readonly against: readonly { readonly anchor: string; readonly text: string }[];
  readonly triple: Triple;
  /** What to do with the service while this is what is known; undefined for a selection. */
  readonly advice: Advice | undefined;
  /** The words for who has to act, the audited party first: the order of steps. */
  readonly parties: readonly string[];
  /** "Meeting the BIO is not the same as an acceptable service." */
  readonly caution: string;
  readonly chapters: readonly Chapter[];
  readonly asOf: string;
  /** SHA-256 over the canonical JSON of the assessment, printed on every form. */
  readonly hash: string;
  readonly tool: string;
  readonly labels: Readonly<Record<UiLabel, string>>;
}

/** Words of the frame around the content: buttons, column heads, page footers. */
export type UiLabel =
  | 'contents'
  | 'search'
  | 'filter'
  | 'all'
  | 'noResults'
  | 'page'
  | 'of'
  | 'criteria'
  | 'observations'
  | 'facts'
  | 'expected'
  | 'actual'
  | 'where'
  | 'trace'
  | 'evidence'
  | 'causes'
  | 'settle'
  | 'found'
  | 'response'
  | 'against'
  | 'official'
  | 'remedy'
  | 'ask'
  | 'explain'
  | 'weak'
  | 'aspects'
  | 'ruleset'
  | 'advisories'
  | 'dispositions'
  | 'skipToContent'
  | 'details'
  | 'hash';
