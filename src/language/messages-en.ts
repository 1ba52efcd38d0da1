import { chapterTextsEn } from './chapter-texts-en.ts';
import { dateIn } from './date.ts';
import { en } from './en.ts';
import { bare, given, listed, party, wordOr } from './phrases.ts';
import { actualIn, expectedIn } from './predicate.ts';
import type { Messages, Param } from './types.ts';

/** " (IV-01-1, IV-01-2)", or nothing. */
function on(p: Param): string {
  return listed(p('items'), ' (', ')');
}

function who(p: Param): string {
  return party(
    {
      supplier: 'The supplier',
      client: 'The client',
      auditor: 'The auditor',
      tool: 'Whoever runs the measurement',
      'third-party': 'An independent third party',
    },
    p('party'),
    'The party concerned',
  );
}

function missing(p: Param): string {
  return listed(p('missing'), ': ', '', (field) => wordOr(en.cardField, field));
}

/** "The supplier (CISO)" */
function declarer(p: Param): string {
  return `${who((name) => p(name === 'party' ? 'declaredBy' : name))}${given(p('role'), ' (', ')')}`;
}

function offered(p: Param): string {
  return given(p('offered'), '; offered instead: ');
}

/** Which item nothing answers to, and what its slot does hold. */
function unknownItem(p: Param): string {
  return given(p('item'), ': ', ` is not known${listed(p('known'), '; what is known: ', '')}`);
}

export const messagesEn: Messages = {
  'because.supported': (p) => `${p('item')} shows that the requirement is met.`,
  'because.against': (p) =>
    `${p('item')} shows at ${p('path')}: expected ${expectedIn('en', p('expected'))}, found ${actualIn('en', p('actual'))}.`,
  'because.blocked': (p) => `${p('item')} stands in the way of a verdict: ${wordOr(en.cause, p('cause'))}.`,
  'because.nothing': () => 'There is no usable evidence.',
  'because.unknown': () => 'What is known allows more than one outcome.',
  'because.precondition': (p) => `${p('item')} shows that the requirement cannot apply here.`,
  'because.decided': (p) => `Decision ${p('decision')} declares this not applicable.`,
  'because.empty': (p) => `${p('item')} shows that it did not occur.`,
  'because.no-target': (p) =>
    `The audit lists no target of the kind "${wordOr(en.targetKind, p('kind'))}" and does not say why.`,
  'because.scope-dropped': (p) => `${p('target')} was in scope and was taken out later.`,
  'because.period-narrowed': () => 'The audit period was made shorter after the start.',
  'because.unlisted-target': (p) => `The evidence names ${p('target')}, which is not in scope.`,
  'because.judged-met': (p) => `${p('by')} judged ${p('item')}: the requirement is met.`,
  'because.judged-fail': (p) => `${p('by')} judged ${p('item')}: the requirement is not met.`,
  'because.sampled-met': (p) =>
    `Sample ${p('id')} of ${p('n')} out of ${p('size')}: deviations ${p('deviations')}, allowed ${p('k')}.`,
  'because.sampled-fail': (p) =>
    `Sample ${p('id')} of ${p('n')} out of ${p('size')}: deviations ${p('deviations')}, more than the ${p('k')} allowed.`,
  'because.not-judged': () => "This needs a person's judgement, and there is none yet.",
  'because.acknowledged-absent': (p) => `The answer to ${p('request')} confirms in writing that it does not exist.`,
  'because.no-document': (p) => `No document of the kind "${p('kind')}" was received.`,
  'because.best-of': (p) => `Alternative ${p('branch')} decides: the best counts.`,
  'because.worst-of': (p) => `Part ${p('branch')} decides: the worst counts.`,
  'because.advisory': (p) => `Recommendation ${p('advice')} was not followed.`,
  'because.established-earlier': (p) =>
    `The audit ${p('audit')} as of ${dateIn('en', p('asOf'))} established that this is not met, and no new evidence refutes it.`,
  'because.assurance-exception': (p) => `${p('item')}: an independent report found an exception here.`,
  'because.assurance-effective': (p) =>
    `${p('item')}: a third party reports that this works; by itself that does not establish it.`,
  'because.coverage': (p) =>
    `The evidence does not cover the whole audit period, ${p('from')} up to and including ${p('to')}.`,

  'inert.expired': (p) => `Expired on ${p('expires')}.`,
  'inert.no-approver': () => 'Nobody approved it.',
  'inert.self-approved': () => 'Author and approver are the same.',
  'inert.no-expiry': () => 'It has no end date.',
  'inert.malformed-expiry': () => 'The end date is not a valid date (ISO 8601).',
  'inert.government-measure': () => 'The risk of a government measure cannot be accepted.',
  'inert.adverse-item': (p) => `${p('item')} contradicts it.`,
  'inert.target-in-scope': (p) => `${p('target')} is in scope and falls under this control.`,
  'inert.state-changed': (p) => `The state of ${p('item')} has changed since.`,
  'inert.no-evidence': () => 'It names no evidence and no risk analysis.',
  'inert.after-as-of': () => 'The review is dated after the as-of date.',
  'inert.own-judgement': () => 'The party that was examined judges itself here.',
  'inert.unreviewed': () => 'No second person reviewed it.',
  'inert.self-reviewed': () => 'Author and reviewer are the same.',
  'inert.items-unusable': () => 'None of the items it names is usable.',
  'inert.stale-judgement': (p) => `${p('item')} was collected again since and shows other facts.`,
  'inert.rule-after-draw': () => 'The rule was laid down only after the draw.',
  'inert.sample-not-fixed': () => 'The dossier knows of nothing that was fixed before the draw.',
  'inert.sample-changed': (p) => `The dossier says something else than what stands there now, at: ${p('fields')}.`,
  'inert.sample-tolerance': (p) => `No deviation is allowed here; the number that was fixed is ${p('k')}.`,
  'inert.sample-not-drawn': () => 'It was not drawn.',
  'inert.sample-redrawn': () => 'The rows are not those that follow from the seed and the population.',
  'inert.sample-too-small': (p) => `The method asks for more than ${p('n')}.`,
  'inert.sample-unfinished': (p) => `Of the ${p('n')} rows drawn, ${p('examined')} were examined.`,
  'inert.population-changed': (p) => `${p('item')} does not hold the rows that were drawn from.`,
  'inert.second-draw': (p) => `The same population was drawn from before, with ${p('sample')}: the first draw counts.`,
  'inert.unknown-item': (p) => `${p('item')} is not known in this audit.`,
  'inert.weak-counter-evidence': () => 'The counter-evidence is too weak to refute the item.',
  'inert.established': () => 'Usable evidence shows that the control does apply here.',
  'inert.established-earlier': () =>
    'An earlier audit established that the requirement is not met, and that is not refuted.',
  'inert.no-fact': () => 'It does not say which fact makes the control impossible.',
  'inert.no-owner': () => 'It names no owner.',
  'inert.no-risk-analysis': () => 'It names no risk analysis.',
  'inert.too-strong': (p) =>
    `The evidence it names is too weak for “met”: one usable item about this criterion at least must be ${p('floor')} or stronger${listed(p('items'), '; named: ', '')}.`,
  'inert.signature-broken': () => 'A signature does not match the keys of this audit.',

  'limitation.no-owner': (p) => `No owner has been appointed for ${p('control')}.`,
  'limitation.owner-not-accepted': (p) => `The owner of ${p('control')} has not accepted ownership.`,
  'limitation.request-open': (p) => `Information request ${p('request')} was not answered.`,
  'limitation.withheld': (p) =>
    `Access under information request ${p('request')} was refused; ground given: ${bare(p('ground'))}${offered(p)}.`,
  'limitation.redirect-not-followed': (p) =>
    `A redirect to ${p('host')} was not followed: no consent was recorded for it.`,
  'limitation.loose-file': (p) => `The auditor laid ${p('file')} with the evidence without a card: it does not count.`,
  'limitation.judgement-inert': (p) => `The judgement on ${p('criterion')} has no effect${unknownItem(p)}.`,
  'limitation.sample-inert': (p) => `Sample ${p('sample')} on ${p('criterion')} has no effect.`,
  'limitation.sample-lost': (p) =>
    `Sample ${p('sample')} on ${p('criterion')} was fixed in the dossier and is no longer in the folder.`,
  'limitation.decision-inert': (p) => `Decision ${p('decision')} has no effect.`,
  'limitation.target-dropped': (p) => `${p('target')} was taken out of scope after the start.`,
  'limitation.target-unlisted': (p) => `${p('target')} occurs in the evidence but is not in scope.`,
  'limitation.period-narrowed': () => 'The audit period was made shorter after the start.',
  'limitation.depth': (p) =>
    `The aspect ${wordOr(en.aspect, p('aspect'))} is outside the agreed depth and was not tested.`,
  'limitation.none-declared': (p) =>
    `${declarer(p)} declares that there is no target of the kind "${wordOr(en.targetKind, p('kind'))}": ${bare(p('why'))}.`,
  'limitation.integrity': (p) => `The integrity of the dossier is broken; number of defects: ${p('n')}.`,
  'limitation.seal': (p) =>
    `What is there is no longer what was sealed; number of deviations: ${p('n')}. Work done after sealing needs a new seal.`,
  'limitation.index-broken': () => 'The index of the dossier is broken: no item of evidence can be trusted any more.',
  'limitation.predecessor-omitted': (p) =>
    `There is an earlier audit that this one leaves out: ${bare(p('why'))}${given(p('role'), ' (', ')')}.`,
  'limitation.predecessor-dropped': (p) =>
    `When the work began an earlier audit was known (its hash begins with ${p('sha256')}); it is no longer named.`,
  'limitation.earlier-fail-unseen': (p) =>
    `The earlier audit established that ${p('criterion')} is not met; it was not examined again.`,
  'limitation.commitment': (p) =>
    p('state') === 'another'
      ? `The document shown as ${p('item')}${given(p('title'), ' (', ')')} is not the one that was committed to.`
      : `That the document seen as ${p('item')}${given(p('title'), ' (', ')')} is the one that was committed to was not proved.`,
  'limitation.on-site': (p) => `${p('item')}${given(p('title'), ' (', ')')} was seen on site only; there is no copy.`,
  'limitation.certificate': (p) =>
    `${p('item')} is a certificate: it names no controls that were tested, and proves none by itself.`,
  'limitation.carve-out': (p) => `${p('item')} leaves out: ${p('parts')}.`,
  'limitation.bridge': (p) =>
    `${p('item')} ends ${p('days') === '1' ? '1 day' : `${p('days')} days`} before the end of the audit period; nothing covers what came after.`,
  'limitation.user-control': (p) =>
    `${p('item')} leaves to the client: ${bare(p('text'))}${given(p('id'), ' (', `${given(p('control'), ', ')})`)}.`,
  'assurance.out-of-scope': () => 'The audited service is outside the scope of the report.',
  'assurance.aspect': (p) =>
    `A report of the kind ${wordOr(chapterTextsEn.assurance.type, p('type'))} says nothing of ${wordOr(en.aspect, p('aspect'))}.`,
  'assurance.opinion': (p) =>
    p('opinion') === 'adverse' ? 'The opinion of the report is adverse.' : 'The report gives no opinion.',
  'assurance.carve-out': () => 'The report leaves this out (carve-out).',
  'assurance.period': (p) => `The report speaks of ${p('from')} to ${p('to')}, and not of the whole audit period.`,
  'limitation.predecessor': () =>
    'This audit follows an earlier one: what was not met then stays so until new evidence refutes it.',
  'limitation.repository-environment': (p) =>
    `${p('target')} is code or configuration from a repository, not what is in use.`,
  'limitation.not-heard': () => 'The findings were not put to the other side for a reaction yet.',
  'limitation.reaction-outstanding': (p) =>
    `There is no reaction to ${p('control')}; the term for it runs up to and including ${p('due')}.`,
  'limitation.plan-overdue': (p) =>
    `According to the plan ${p('control')} should have been put right by ${p('due')}; owner: ${p('owner')}.`,

  'retest.measured': (p) => `When it is put right, it is measured again${on(p)}.`,
  'retest.delivered': (p) => `When it is put right, new evidence of a later date is examined${on(p)}.`,

  'settlement.shown': (p) => `${p('item')} shows it.`,
  'settlement.nothing-listed': () => 'Nothing is recorded about this in settlement.yaml.',
  'settlement.not-listed': () => 'This endpoint was part of the audit and is not in settlement.yaml.',
  'settlement.no-checksum': () => 'A checksum of what was sent, or of what arrived, is missing.',
  'settlement.checksum-differs': () => 'What arrived is not what was sent: the checksums differ.',
  'settlement.no-item': () => 'No evidence is named for it.',
  'settlement.unknown-item': (p) => `${p('item')} does not occur in this dossier.`,
  'settlement.unusable-item': (p) => `${p('item')} cannot be used: not received, not seen, or damaged.`,
  'settlement.unexplained-item': (p) => `${p('item')} does not say what it is, whose, or of when.`,
  'settlement.statement-only': (p) => `${p('item')} is no more than a statement.`,
  'settlement.after-as-of': (p) => `It dates from ${dateIn('en', p('at'))}, after the as-of date.`,
  'settlement.other-target': (p) => `${p('item')} is about another target.`,
  'settlement.no-date': () => 'The date of destruction is missing.',
  'settlement.still-answers': (p) => `${p('item')} shows that it still answers.`,
  'settlement.no-answer': (p) => `${p('item')} got no answer; that may be the network, and proves no closure.`,
  'settlement.agreed': (p) => `Both parties agree on it; due on ${dateIn('en', p('due'))}.`,
  'settlement.not-agreed': (p) =>
    `Not acknowledged by: ${listed(p('party'), '', '', (each) => wordOr(en.addressee, each))}.`,
  'settlement.no-due': () => 'No date was agreed for it.',
  'settlement.overdue': (p) => `It should have been done by ${dateIn('en', p('due'))}.`,

  'next.not-requested': (p) => `The auditor asks for the evidence${on(p)}.`,
  'next.not-received': (p) =>
    `${who(p)} delivers what was asked for${on(p)}, or confirms in writing that it does not exist.`,
  'next.withheld': (p) =>
    `${who(p)} gives access${on(p)}, if need be on site or without the parts that are not tested.`,
  'next.not-explained': (p) => `${who(p)} completes the explanation${on(p)}${missing(p)}.`,
  'next.statement-only': (p) =>
    `${who(p)} delivers stronger evidence than there is now${on(p)}, such as a system export or a measurement.`,
  'next.redacted': (p) => `${who(p)} makes the tested part legible${on(p)}, or shows it on site.`,
  'next.stale': (p) => `${who(p)} provides an up-to-date observation${on(p)}.`,
  'next.out-of-period': (p) => `${who(p)} provides evidence about the audit period${on(p)}.`,
  'next.integrity-broken': (p) => `${who(p)} delivers or collects the evidence again${on(p)}.`,
  'next.unverifiable-origin': (p) => `${who(p)} shows who made the evidence, and how${on(p)}.`,
  'next.coverage-incomplete': (p) =>
    `${who(p)} sees to it that everything the criterion covers is examined${on(p)}, or records why it does not exist.`,
  'next.no-baseline': (p) => `${who(p)} lays down the norm, parameter or baseline to test against${on(p)}.`,
  'next.sample-too-small': (p) => `${who(p)} provides a larger sample${on(p)}.`,
  'next.indeterminate': (p) =>
    `${who(p)} provides the fact that decides it, such as the product version or the whole file${on(p)}.`,
  'next.unreadable': (p) => `${who(p)} delivers a file that can be read${on(p)}.`,
  'next.not-attempted': (p) => `${who(p)} makes the measurement possible${on(p)}: with consent and a network.`,
  'next.unreachable': (p) => `${who(p)} makes the target reachable, after which it is measured again${on(p)}.`,
  'next.measurement-failed': (p) => `${who(p)} repeats the measurement${on(p)}.`,
  'next.purged': (p) => `${who(p)} provides new evidence in place of what was destroyed${on(p)}.`,
  'next.not-judged': (p) => `${who(p)} provides a judgement with a second pair of eyes${on(p)}.`,
};
