import type { Addressee, Catalogue } from '../catalogue/types.ts';
import type { Cause, Conclusion, ConclusionWord, Finding, Totals, Verdict } from './types.ts';

/** The proposed conclusion for one party on one catalogue. The opinion is the auditor's. DESIGN §3, Conclusions. */
export function concludeFor(
  party: Addressee,
  catalogue: Catalogue,
  findings: readonly Finding[],
): Conclusion | undefined {
  const own = findings.filter((finding) => finding.catalogue === catalogue.ref && finding.parties[party] !== undefined);
  if (own.length === 0) return undefined;
  const verdict = (finding: Finding): Verdict => finding.parties[party] ?? finding.verdict;
  const ids = (wanted: Verdict): readonly string[] =>
    own.filter((finding) => finding.knockout && verdict(finding) === wanted).map((finding) => finding.control);
  const totals = totalsOf(own, verdict, party);
  return {
    party,
    catalogue: catalogue.ref,
    title: catalogue.title,
    kind: catalogue.kind,
    ...(catalogue.selectedFrom === undefined ? {} : { selectedFrom: catalogue.selectedFrom }),
    conclusion: conclusionWord(own.filter((finding) => finding.mandatory).map(verdict)),
    totals,
    knockouts: { fail: ids('fail'), notEstablished: ids('not-established') },
    basis: basisOf(totals),
  };
}

function conclusionWord(mandatory: readonly Verdict[]): ConclusionWord {
  if (mandatory.includes('fail')) return 'does-not-meet';
  return mandatory.includes('not-established') || !mandatory.includes('pass') ? 'cannot-be-established' : 'meets';
}

const WORST: readonly ConclusionWord[] = ['does-not-meet', 'cannot-be-established', 'meets'];

/** The answer to the audit's subject over all its catalogues: the worst of them. */
export function headline(conclusions: readonly Conclusion[], subject: Addressee): ConclusionWord {
  const words = conclusions.filter((each) => each.party === subject).map((each) => each.conclusion);
  return WORST.find((word) => words.includes(word)) ?? 'cannot-be-established';
}

export function totalsOf(
  findings: readonly Finding[],
  verdict: (finding: Finding) => Verdict,
  party?: Addressee,
): Totals {
  const count = (wanted: Verdict): number => findings.filter((finding) => verdict(finding) === wanted).length;
  const causes = new Map<Cause, number>();
  for (const finding of findings.filter((each) => verdict(each) !== 'not-applicable')) {
    for (const criterion of finding.criteria.filter((each) => party === undefined || each.addressee === party)) {
      for (const cause of new Set(criterion.causes.map((each) => each.cause)))
        causes.set(cause, (causes.get(cause) ?? 0) + 1);
    }
  }
  return {
    controls: findings.length,
    pass: count('pass'),
    fail: count('fail'),
    notEstablished: count('not-established'),
    notApplicable: count('not-applicable'),
    causes: Object.fromEntries([...causes].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function basisOf(totals: Totals): Conclusion['basis'] {
  const established = totals.pass + totals.fail;
  if (established === 0) return 'none';
  return totals.notEstablished === 0 ? 'full' : 'limited';
}
