import { Document } from 'yaml';
import type { CriterionResult, FactShown, Finding, Observation } from '../../assess/types.ts';
import type { Addressee } from '../../catalogue/types.ts';
import { FINDINGS_FORM } from '../../language/findings-form.ts';
import { frameOf } from '../../language/frame.ts';
import { say, wordsOf } from '../../language/language.ts';
import { actualIn, expectedIn } from '../../language/predicate.ts';
import type { Lang } from '../../language/types.ts';

/** One finding as it is put to a party: what was found, in words, and nothing that has to be looked up elsewhere. */
export interface FindingSent {
  readonly control: string;
  readonly title: string;
  readonly verdict: string;
  /** What the verdict rests on, line by line. */
  readonly grounds: readonly string[];
}

/** What is put to one party. */
export interface FindingsSent {
  readonly audit: string;
  readonly party: Addressee;
  /** SHA-256 over the findings, by which a reaction is known to be one to these. */
  readonly assessment: string;
  readonly due: string;
  readonly findings: readonly FindingSent[];
}

/** A finding in the words of a report, as far as it concerns a party: what is not met, why, and what would settle it. */
export function findingSent(finding: Finding, party: Addressee, lang: Lang): FindingSent {
  const { control, title, verdict, parties, criteria } = finding;
  const open = criteria.filter(({ status }) => status === 'fail' || status === 'not-established');
  const own = open.filter(({ addressee }) => addressee === party);
  return {
    control,
    title: title[lang],
    verdict: wordsOf(lang).verdict[parties[party] ?? verdict],
    grounds: (own.length > 0 ? own : open).flatMap((criterion) => groundsOf(criterion, lang)),
  };
}

function groundsOf({ id, text, status, observations, causes }: CriterionResult, lang: Lang): readonly string[] {
  const words = wordsOf(lang);
  const deciding = observations.filter(({ outcome, branchOf }) => outcome === status && branchOf === undefined);
  const lines = [
    `${id}. ${text[lang]} ${words.status[status]}.`,
    ...deciding.map(({ because }) => say(lang, because)),
    ...deciding.flatMap((observation) => factsOf(observation, lang)),
    ...causes.map(({ cause, attributableTo, next }) =>
      [`${words.cause[cause]} (${words.attribution[attributableTo]}):`, say(lang, next)].join(' '),
    ),
  ];
  return [...new Set(lines)];
}

function factsOf({ facts }: Observation, lang: Lang): readonly string[] {
  return facts.map(
    (fact) => `${frameOf(lang).found(expectedIn(lang, fact.expected), actualIn(lang, fact.actual))}${whereOf(fact)}`,
  );
}

function whereOf({ path, at }: FactShown): string {
  const place = [at?.file, at?.line, at?.column].filter((part) => part !== undefined).join(':');
  return ` (${[path, place].filter((part) => part !== '').join(', ')})`;
}

/** The form as YAML, with how to fill it in above it. */
export function findingsYaml({ findings, ...head }: FindingsSent, lang: Lang): string {
  const document = new Document({
    schema: 'findings@1',
    ...head,
    by: '',
    at: '',
    findings: findings.map((finding) => ({
      ...finding,
      position: '',
      text: '',
      plan: { action: '', owner: '', due: '', retest: '' },
    })),
  });
  document.commentBefore = FINDINGS_FORM[lang].intro.map((line) => ` ${line}`).join('\n');
  return document.toString({ lineWidth: 110 });
}
