import { heardHash, partiesToHear } from '../../assess/hearing.ts';
import { endOf, startOf } from '../../assess/moment.ts';
import type { Assessment } from '../../assess/types.ts';
import type { FindingsSource } from '../../audit/schema.generated.ts';
import type { Audit, Hearing, Response } from '../../audit/types.ts';
import type { Said } from '../../audit/write-response.ts';
import { nearestName } from '../../catalogue/nearest.ts';
import type { Report } from '../../catalogue/problem.ts';
import type { Addressee } from '../../catalogue/types.ts';

/** What a filled-in form is held against. */
export interface Asked {
  readonly audit: Audit;
  readonly hearing: Hearing;
  readonly controls: readonly string[];
  readonly assessment: Assessment;
  readonly now: Date;
}

/** What a filled-in form says, finding by finding. Everything that cannot be meant is reported with its place. */
export function readSayings(form: FindingsSource, asked: Asked, report: Report): readonly Said[] {
  checkHead(form, asked, report);
  const at = momentOf(form, asked, report);
  const seen = new Set<string>();
  const sayings = form.findings.flatMap((entry, index): readonly Said[] => {
    const note: Report = (path, fault) => report(['findings', index, ...path], fault);
    if (seen.has(entry.control))
      note(['control'], { code: 'duplicate', message: `${entry.control} stands here twice`, found: entry.control });
    seen.add(entry.control);
    checkControl(entry.control, form.party, asked, note);
    const reaction = reactionOf(entry, { at, party: form.party, role: filled(form.by) }, note);
    const plan = planOf(entry, form.party, note);
    if (reaction === undefined && plan === undefined) return [];
    return [
      {
        control: entry.control,
        party: form.party,
        ...(reaction === undefined ? {} : { reaction }),
        ...(plan === undefined ? {} : { plan }),
      },
    ];
  });
  if (sayings.length > 0 && filled(form.by) === undefined)
    report(['by'], { code: 'schema', message: 'is empty: write the role of who reacts, such as CISO' });
  return sayings;
}

function checkHead({ audit, assessment }: FindingsSource, asked: Asked, report: Report): void {
  if (audit !== asked.audit.id)
    report(['audit'], { code: 'dangling', message: `is about ${audit}, and this is ${asked.audit.id}`, found: audit });
  if (assessment === asked.hearing.assessment) return;
  report(['assessment'], {
    code: 'dangling',
    message: `reacts to other findings than those sent on ${asked.hearing.sentAt.slice(0, 10)} (${asked.hearing.assessment.slice(0, 12)}…)`,
    found: `${assessment.slice(0, 12)}…`,
  });
}

function momentOf({ at }: FindingsSource, { now, hearing }: Asked, report: Report): string {
  const written = filled(at);
  if (written === undefined) return now.toISOString();
  if ((startOf(written) ?? 0) > now.getTime())
    report(['at'], { code: 'schema', message: `${written} is still to come`, found: written });
  if ((endOf(written) ?? 0) < (startOf(hearing.sentAt) ?? 0))
    report(['at'], { code: 'schema', message: `${written} is before the findings were sent`, found: written });
  return written;
}

function checkControl(control: string, party: Addressee, { controls, assessment, hearing }: Asked, note: Report): void {
  if (!controls.includes(control)) {
    const nearest = nearestName(control, controls);
    const guess = nearest === undefined ? {} : { nearest };
    note(['control'], { code: 'dangling', message: `there is no control ${control}`, found: control, ...guess });
    return;
  }
  // Evidence may have come since: then what was sent can no longer be told from the dossier, and finalise says so.
  if (heardHash(assessment) !== hearing.assessment) return;
  const finding = assessment.findings.find((each) => each.control === control);
  if (finding !== undefined && partiesToHear(finding).includes(party)) return;
  note(['control'], { code: 'dangling', message: `${control} was not put to the ${party}`, found: control });
}

type Entry = FindingsSource['findings'][number];
type Who = { readonly at: string; readonly party: Addressee; readonly role: string | undefined };

function reactionOf({ position, text }: Entry, { at, party, role = '' }: Who, note: Report): Response['reaction'] {
  const stance = position === '' || position === null ? undefined : position;
  const words = filled(text);
  if (stance === undefined && words === undefined) return undefined;
  if (stance === undefined) {
    note(['position'], {
      code: 'schema',
      message: 'is empty, and there is a text',
      allowed: ['agrees', 'partly', 'disagrees'],
    });
    return undefined;
  }
  if (words !== undefined) return { by: { party, role }, at, position: stance, text: words };
  note(['text'], { code: 'schema', message: 'is empty, and there is a position: say it in your own words' });
  return undefined;
}

function planOf({ plan }: Entry, party: Addressee, note: Report): Response['plan'] {
  const parts = { action: filled(plan?.action), owner: filled(plan?.owner), due: filled(plan?.due) };
  const retest = filled(plan?.retest);
  const { action, owner, due } = parts;
  if (action !== undefined && owner !== undefined && due !== undefined)
    return { action, party, owner, due, ...(retest === undefined ? {} : { retest }) };
  if ([action, owner, due, retest].every((part) => part === undefined)) return undefined;
  for (const [name, value] of Object.entries(parts)) {
    if (value === undefined)
      note(['plan', name], { code: 'schema', message: 'is empty: a plan says what, who and when' });
  }
  return undefined;
}

function filled(text: string | null | undefined): string | undefined {
  return text === undefined || text === null || text.trim() === '' ? undefined : text.trim();
}
