import type { ChapterTexts } from './chapter-texts.ts';
import { wordOr } from './phrases.ts';

/** How often something happens, as the table of sizes calls it; a row of the user's own stands for itself. */
const FREQUENCIES: Readonly<Record<string, string>> = {
  annual: 'yearly',
  quarterly: 'quarterly',
  monthly: 'monthly',
  weekly: 'weekly',
  daily: 'daily',
  'per-event': 'per event, fewer than 250',
  'per-event-many': 'per event, 250 or more',
};
const RISKS = { low: 'low', moderate: 'moderate', high: 'high' } as const;

export const chapterTextsEn: ChapterTexts = {
  edition: {
    label: 'Report status',
    draft: 'Draft',
    final: (version) => `Final, version ${version}`,
    declared: (by, at) => `declared by ${by} on ${at}`,
    because: 'Reason for this version',
    notHeard: 'not heard yet',
    heardUntil: (due) => `reaction possible until ${due}`,
    termOver: 'the term for a reaction is over',
  },
  predecessor: {
    label: 'Earlier audit',
    about: (id, asOf) => `${id}, as of ${asOf}`,
    stays:
      'A deviation that the earlier audit established stays until new evidence refutes it. Delivering nothing changes nothing.',
    notRefuted: '(established earlier, not refuted)',
    list: 'Established earlier and not refuted',
  },
  found: {
    more: (n) => `and ${n} more; see the observations below`,
    sides: (supporting, against) => `For: ${supporting}. Against: ${against}.`,
  },
  hearing: {
    intro:
      'Hearing the other side: reaction and rejoinder stand beside each other. A reaction does not change a finding; new evidence can.',
    notSent: 'Not heard yet: the findings were not sent for a reaction. This report is a draft.',
    sent: 'Sent on',
    due: 'Reaction by',
    state: 'Term',
    running: 'still open',
    over: 'over',
    received: 'Reactions received',
    outstanding: 'Reactions not received yet',
    both: 'Reaction and rejoinder per finding',
    reaction: 'Reaction',
    noReaction: 'no reaction received',
    noReactionYet: 'no reaction received yet',
    rejoinder: "Auditor's rejoinder",
    noRejoinder: 'no rejoinder',
    without: 'Findings without the reaction asked for',
    plan: 'Remediation plan',
    plans: 'Remediation plan per finding',
    action: 'Action',
    retest: 'Retest',
  },
  conditions: {
    label: 'Advice',
    meaning: {
      go: 'Nothing that was examined stands in the way of using the service.',
      conditional: 'The service can be used, provided that the conditions below are met in time.',
      suspend: 'Too little is established to go ahead. Suspend the use of the service until this was examined.',
      stop: 'A knock-out control is not met, or missing evidence may hide that. Do not use the service before this is mended or established.',
    },
    proposal: "This advice follows from the findings by fixed rules. The decision on the service is the client's.",
    counts: ({ n, unowned }) => {
      if (n === 0) return 'no conditions';
      return `${n} ${n === 1 ? 'condition' : 'conditions'}${unowned === 0 ? '' : `, ${unowned} without an owner`}`;
    },
    group: {
      stop: 'Stop until this is mended or established',
      suspend: 'Suspend until this was examined',
      conditional: 'Conditions of use',
    },
    none: 'There are no conditions.',
    nobody: 'nobody',
    notAgreed: 'not agreed',
  },
  access: {
    intro:
      'What was seen on site was not copied. What was refused, redacted or destroyed stands here with the ground given; the cause and its consequences stand with the findings.',
    onSite: 'Seen on site, not copied',
    seenBy: 'Seen by',
    place: 'Where and when',
    document: 'Document',
    version: 'version',
    pages: (n) => (n === 1 ? '1 page' : `${n} pages`),
    fingerprint: 'Fingerprint',
    commitment: 'Committed to before',
    noCommitment: 'not committed to before',
    redacted: 'Redacted',
    refused: 'Refused or given in part',
    auditorView: "Auditor's view",
    noView: 'not recorded',
    noGround: 'no ground given',
    purged: 'Destroyed on purpose',
    limitations: 'Limitation',
  },
  requests: {
    form: 'Form',
    explain: 'Explanation with it',
    when: 'Course',
    sent: 'Sent',
    reminders: 'Reminded',
  },
  samples: {
    intro:
      'Size, deviations allowed and seed have to be fixed before the draw; otherwise the sample does not stand. Seed, population and size decide which rows are drawn, so that anybody can draw them again.',
    population: 'Population',
    size: 'Size (N)',
    method: 'Method',
    how: (method) =>
      method.kind === 'frequency'
        ? `convention of audit practice, not a standard: table by frequency, ${wordOr(FREQUENCIES, method.frequency)}, ${RISKS[method.risk]} risk`
        : `calculation: hypergeometric distribution, confidence ${percent(method.confidence)}, tolerable share of deviations ${percent(method.tolerable)}`,
    n: 'To examine (n)',
    k: 'Deviations allowed (k)',
    seed: 'Seed',
    fixedAt: 'Fixed on',
    drawnAt: 'Drawn on',
    notDrawn: 'not drawn yet',
    drawn: 'Rows drawn',
    examined: 'Examined',
    deviations: 'Deviations',
    notReviewed: 'no reviewer',
  },
  assurance: {
    intro:
      'A favourable report by a third party lifts no deviation and by itself makes nothing "meets". What the report does not cover was not shown.',
    type: {
      'isae3402-1': 'ISAE 3402 type 1 (design and existence)',
      'isae3402-2': 'ISAE 3402 type 2 (design, existence and operation)',
      'soc2-1': 'SOC 2 type 1 (design and existence)',
      'soc2-2': 'SOC 2 type 2 (design, existence and operation)',
      iso27001: 'ISO 27001 certificate',
      pentest: 'Penetration test',
      'service-report': 'Service report',
    },
    carveOuts: 'Left out of the report',
    bridge: 'End of the audit period not covered',
    days: (n) => (n === 1 ? '1 day' : `${n} days`),
    coverage: 'Coverage per criterion',
    says: 'According to the report',
    counts: 'Counts',
    duties: 'What the report leaves to the client',
    duty: 'Own duty',
  },
  settlement: {
    intro:
      'What came back, what was destroyed, what is closed, and what the parties still owe each other. A line counts with evidence only.',
    line: 'Part',
    because: 'How that is known',
  },
};

function percent(share: number): string {
  return `${Number((share * 100).toFixed(3))}%`;
}
