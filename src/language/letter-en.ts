import type { LetterWords } from './letter.ts';

export const letterEn: LetterWords = {
  head: { to: 'To', from: 'From', date: 'Date', reference: 'Reference' },
  request: {
    title: (id) => `Information request ${id}`,
    reminderTitle: (id) => `Reminder of information request ${id}`,
    completionTitle: (id) => `To complete information request ${id}`,
    due: 'Answer by',
    asked: 'Asked on',
    reminded: 'Reminded on',
    intro: ({ audit, supplier, client, from, to }) =>
      `For the audit ${audit} of the service of ${supplier}, on behalf of ${client} and over the period from ${from} to ${to}, we ask you for the following.`,
    reminderIntro: (asked, due) =>
      `On ${asked} we asked you for what is set out below. The term ended on ${due}. We have not received a complete answer. Would you please answer now?`,
    reminderWithoutTerm: (asked) =>
      `On ${asked} we asked you for what is set out below. We have not received a complete answer. Would you please answer now?`,
    completionIntro: (asked) =>
      `On ${asked} we asked you for what is set out below. We have received your answer. It is not complete yet: below is what is missing.`,
    refusedIntro: (asked) =>
      `On ${asked} we asked you for what is set out below. You refused it. We have recorded your refusal, with the ground you gave.`,
    ask: 'What we ask for',
    why: 'Why we ask for it',
    norm: 'What we test against',
    normCaption: 'Criteria, in our own words',
    criterion: 'Criterion',
    aspect: 'Aspect',
    shows: 'What has to show',
    form: 'In which form',
    explain: 'The explanation that must come with it',
    explainIntro:
      'We cannot interpret documents and files without an explanation; they then do not count as support. Please state with them:',
    cardCaption: 'Explanation for each kind of document',
    kind: 'Kind of document',
    fields: 'What has to be stated',
    alternatives: 'If you cannot or will not hand something over',
    alternativesIntro: 'State the ground, who decided so, and which alternative you offer. Possible are:',
    alternative: [
      'inspection on site, by two of us, without a copy; we record what was seen: title, version, number of pages and checksum;',
      'a copy in which parts are made illegible, with what, by whom and on which ground; what we test stays legible;',
      'a list of checksums of the documents you do not hand over, in advance and signed, so that on inspection it is certain that the document shown is the one meant;',
      'a confirmation in writing that what is asked for does not exist.',
    ],
    answered: 'Your answer so far',
    status: 'Status',
    ground: 'Ground given',
    offered: 'Offered',
    by: 'By',
    rest: {
      partial: 'We ask you for the part that is still missing, or for one of the alternatives below.',
      redacted: 'We ask you for a copy in which what we test is legible, or for one of the alternatives below.',
      withheld:
        'We ask you for one of the alternatives below. If you offered an alternative yourself, tell us where and when it is possible.',
    },
    missing: 'Explanation that is still missing',
    missingIntro: 'We have received these documents, but cannot interpret them yet. Please complete for each:',
    item: 'Item',
    missingFields: 'What is missing',
    consequence: 'What happens without an answer',
    otherwise: (criteria) =>
      `Otherwise it cannot be established whether ${criteria} is met. The report then says so, with the cause. That is neither “meets” nor “does not meet”, and it stands in the way of “meets”.`,
    notSupport: 'As long as the explanation is missing, a document does not count as support.',
    reply: 'How to answer',
    replyHow: (id, due) =>
      due === undefined
        ? `Give reference ${id} in your answer, and answer as soon as possible. You may answer per document, or in the worksheet if one came with this letter. If you cannot do so now, tell us when you can.`
        : `Give reference ${id} in your answer, and answer by ${due}. You may answer per document, or in the worksheet if one came with this letter. If you cannot make the date, tell us before then when you can.`,
    closing: 'For questions about this request you can turn to us.',
  },
};
