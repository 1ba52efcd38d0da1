import type { Lang } from '../../language/types.ts';

/** Words only the HTML form needs: its controls and its charts. Words of the content come with the outline. */
export interface PageWords {
  readonly searchFindings: string;
  readonly verdict: string;
  readonly theme: string;
  readonly party: string;
  readonly cause: string;
  readonly expandAll: string;
  readonly collapseAll: string;
  readonly clear: string;
  /** With the holes {n} and {of}. */
  readonly shown: string;
  readonly filtered: string;
  readonly legend: string;
  readonly linkHere: string;
  readonly answer: string;
  readonly selection: string;
  readonly met: string;
  readonly fail: string;
  readonly notEstablished: string;
  readonly notApplicable: string;
  readonly contentsOf: string;
  /** With the hole {n}. */
  readonly moreSteps: string;
}

export const PAGE_WORDS: Readonly<Record<Lang, PageWords>> = {
  nl: {
    searchFindings: 'Zoek in de bevindingen',
    verdict: 'Uitkomst',
    theme: 'Thema',
    party: 'Partij',
    cause: 'Oorzaak',
    expandAll: 'Alles uitklappen',
    collapseAll: 'Alles inklappen',
    clear: 'Filters wissen',
    shown: '{n} van {of} bevindingen getoond',
    filtered: 'er is een filter actief',
    legend: 'Betekenis van de tekens',
    linkHere: 'Koppeling naar deze bevinding',
    answer: 'Conclusie',
    selection: 'Selectie',
    met: 'vastgesteld: voldoet',
    fail: 'vastgesteld: voldoet niet',
    notEstablished: 'niet vast te stellen',
    notApplicable: 'niet van toepassing',
    contentsOf: 'Inhoud van dit rapport',
    moreSteps: 'Alle volgende stappen (nog {n})',
  },
  en: {
    searchFindings: 'Search the findings',
    verdict: 'Outcome',
    theme: 'Theme',
    party: 'Party',
    cause: 'Cause',
    expandAll: 'Expand all',
    collapseAll: 'Collapse all',
    clear: 'Clear filters',
    shown: '{n} of {of} findings shown',
    filtered: 'a filter is active',
    legend: 'What the marks mean',
    linkHere: 'Link to this finding',
    answer: 'Conclusion',
    selection: 'Selection',
    met: 'established: met',
    fail: 'established: not met',
    notEstablished: 'cannot be established',
    notApplicable: 'not applicable',
    contentsOf: 'Contents of this report',
    moreSteps: 'All next steps ({n} more)',
  },
};
