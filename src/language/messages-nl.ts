import { chapterTextsNl } from './chapter-texts-nl.ts';
import { dateIn } from './date.ts';
import { nl } from './nl.ts';
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
      supplier: 'De leverancier',
      client: 'De opdrachtgever',
      auditor: 'De auditor',
      tool: 'De uitvoerder van de meting',
      'third-party': 'Een onafhankelijke derde',
    },
    p('party'),
    'De betrokken partij',
  );
}

function missing(p: Param): string {
  return listed(p('missing'), ': ', '', (field) => wordOr(nl.cardField, field));
}

/** "De leverancier (CISO)" */
function declarer(p: Param): string {
  return `${who((name) => p(name === 'party' ? 'declaredBy' : name))}${given(p('role'), ' (', ')')}`;
}

function offered(p: Param): string {
  return given(p('offered'), '; aangeboden: ');
}

/** Which item nothing answers to, and what its slot does hold. */
function unknownItem(p: Param): string {
  return given(p('item'), ': ', ` is niet bekend${listed(p('known'), '; wel bekend: ', '')}`);
}

export const messagesNl: Messages = {
  'because.supported': (p) => `${p('item')} toont dat aan de eis is voldaan.`,
  'because.against': (p) =>
    `${p('item')} toont bij ${p('path')}: verwacht ${expectedIn('nl', p('expected'))}, aangetroffen ${actualIn('nl', p('actual'))}.`,
  'because.blocked': (p) => `${p('item')} staat een uitspraak in de weg: ${wordOr(nl.cause, p('cause'))}.`,
  'because.nothing': () => 'Er is geen bruikbaar bewijs.',
  'because.unknown': () => 'Wat bekend is, laat meer dan één uitkomst toe.',
  'because.precondition': (p) => `${p('item')} toont dat de eis hier niet kan gelden.`,
  'because.decided': (p) => `Besluit ${p('decision')} verklaart dit niet van toepassing.`,
  'because.empty': (p) => `${p('item')} toont dat het zich niet heeft voorgedaan.`,
  'because.no-target': (p) =>
    `Het onderzoek kent geen object van de soort „${wordOr(nl.targetKind, p('kind'))}”, en zegt niet waarom.`,
  'because.scope-dropped': (p) => `${p('target')} hoorde bij de reikwijdte en is er later uit gehaald.`,
  'because.period-narrowed': () => 'De onderzoeksperiode is na het begin verkort.',
  'because.unlisted-target': (p) => `Het bewijs noemt ${p('target')}, dat niet bij de reikwijdte hoort.`,
  'because.judged-met': (p) => `${p('by')} oordeelt over ${p('item')} dat aan de eis is voldaan.`,
  'because.judged-fail': (p) => `${p('by')} oordeelt over ${p('item')} dat niet aan de eis is voldaan.`,
  'because.sampled-met': (p) =>
    `Deelwaarneming ${p('id')} van ${p('n')} uit ${p('size')}: afwijkingen ${p('deviations')}, toegestaan ${p('k')}.`,
  'because.sampled-fail': (p) =>
    `Deelwaarneming ${p('id')} van ${p('n')} uit ${p('size')}: afwijkingen ${p('deviations')}, meer dan de toegestane ${p('k')}.`,
  'because.not-judged': () => 'Hier is een menselijk oordeel nodig, en dat is er nog niet.',
  'because.acknowledged-absent': (p) => `In antwoord op ${p('request')} is schriftelijk bevestigd dat het er niet is.`,
  'because.no-document': (p) => `Er is geen document van de soort „${p('kind')}” ontvangen.`,
  'because.best-of': (p) => `Alternatief ${p('branch')} geeft de doorslag: het beste telt.`,
  'because.worst-of': (p) => `Onderdeel ${p('branch')} geeft de doorslag: het slechtste telt.`,
  'because.advisory': (p) => `Aanbeveling ${p('advice')} is niet gevolgd.`,
  'because.established-earlier': (p) =>
    `Onderzoek ${p('audit')}, peildatum ${dateIn('nl', p('asOf'))}, stelde vast dat hieraan niet is voldaan, en nieuw bewijs dat dit weerlegt ontbreekt.`,
  'because.assurance-exception': (p) => `${p('item')}: een onafhankelijk rapport meldt hier een uitzondering.`,
  'because.assurance-effective': (p) =>
    `${p('item')}: een derde meldt dat dit werkt; op zichzelf stelt dat het niet vast.`,
  'because.coverage': (p) => `Het bewijs dekt niet de hele onderzoeksperiode, ${p('from')} tot en met ${p('to')}.`,

  'inert.expired': (p) => `Verlopen op ${p('expires')}.`,
  'inert.no-approver': () => 'Niemand heeft het goedgekeurd.',
  'inert.self-approved': () => 'Opsteller en goedkeurder zijn dezelfde.',
  'inert.no-expiry': () => 'Er staat geen einddatum bij.',
  'inert.malformed-expiry': () => 'De einddatum is geen geldige datum (ISO 8601).',
  'inert.government-measure': () => 'Van een overheidsmaatregel kan het risico niet worden aanvaard.',
  'inert.adverse-item': (p) => `${p('item')} spreekt het tegen.`,
  'inert.target-in-scope': (p) => `${p('target')} hoort bij de reikwijdte en valt onder deze maatregel.`,
  'inert.state-changed': (p) => `De staat van ${p('item')} is sindsdien veranderd.`,
  'inert.no-evidence': () => 'Er is geen bewijs of risicoanalyse bij genoemd.',
  'inert.after-as-of': () => 'De tweede beoordeling is van na de peildatum.',
  'inert.own-judgement': () => 'De partij die is onderzocht, beoordeelt hier zichzelf.',
  'inert.unreviewed': () => 'Een tweede persoon heeft het niet beoordeeld.',
  'inert.self-reviewed': () => 'Opsteller en tweede beoordelaar zijn dezelfde.',
  'inert.items-unusable': () => 'Geen van de genoemde bewijsstukken is bruikbaar.',
  'inert.stale-judgement': (p) => `${p('item')} is sindsdien opnieuw verzameld en toont andere feiten.`,
  'inert.rule-after-draw': () => 'De regel is pas na de trekking vastgelegd.',
  'inert.sample-not-fixed': () => 'Het dossier kent geen vastlegging van vóór de trekking.',
  'inert.sample-changed': (p) => `Het dossier zegt iets anders dan wat er nu staat, bij: ${p('fields')}.`,
  'inert.sample-tolerance': (p) =>
    `Hier is geen enkele afwijking toegestaan; vastgelegd is er een aantal van ${p('k')}.`,
  'inert.sample-not-drawn': () => 'Er is niet getrokken.',
  'inert.sample-redrawn': () => 'De rijen zijn niet die welke uit het startgetal en de populatie volgen.',
  'inert.sample-too-small': (p) => `De methode vraagt er meer dan ${p('n')}.`,
  'inert.sample-unfinished': (p) => `Van de ${p('n')} getrokken rijen zijn er ${p('examined')} onderzocht.`,
  'inert.population-changed': (p) => `${p('item')} telt niet de rijen waaruit is getrokken.`,
  'inert.second-draw': (p) =>
    `Uit dezelfde populatie is eerder getrokken, met ${p('sample')}: de eerste trekking telt.`,
  'inert.unknown-item': (p) => `${p('item')} is niet bekend in dit onderzoek.`,
  'inert.weak-counter-evidence': () => 'Het tegenbewijs is te zwak om het stuk te weerleggen.',
  'inert.established': () => 'Bruikbaar bewijs toont dat de maatregel hier wel van toepassing is.',
  'inert.established-earlier': () =>
    'Een eerder onderzoek stelde vast dat hieraan niet is voldaan, en dat is niet weerlegd.',
  'inert.no-fact': () => 'Er staat niet bij door welk feit de maatregel onmogelijk is.',
  'inert.no-owner': () => 'Er staat geen eigenaar bij.',
  'inert.no-risk-analysis': () => 'Er is geen risicoanalyse bij genoemd.',
  'inert.too-strong': (p) =>
    `Het genoemde bewijs is te zwak voor „voldaan”: ten minste één bruikbaar stuk over dit criterium moet ${p('floor')} of sterker zijn${listed(p('items'), '; genoemd: ', '')}.`,
  'inert.signature-broken': () => 'Een handtekening klopt niet met de sleutels van dit onderzoek.',

  'limitation.no-owner': (p) => `Voor ${p('control')} is geen eigenaar aangewezen.`,
  'limitation.owner-not-accepted': (p) => `De eigenaar van ${p('control')} heeft het eigenaarschap niet aanvaard.`,
  'limitation.request-open': (p) => `Informatieverzoek ${p('request')} is niet beantwoord.`,
  'limitation.withheld': (p) =>
    `Inzage bij informatieverzoek ${p('request')} is geweigerd; opgegeven grond: ${bare(p('ground'))}${offered(p)}.`,
  'limitation.redirect-not-followed': (p) =>
    `Een doorverwijzing naar ${p('host')} is niet gevolgd: er is geen toestemming voor vastgelegd.`,
  'limitation.loose-file': (p) =>
    `De auditor heeft ${p('file')} bij het bewijs gelegd zonder kaart: het telt niet mee.`,
  'limitation.judgement-inert': (p) => `Het oordeel over ${p('criterion')} heeft geen werking${unknownItem(p)}.`,
  'limitation.sample-inert': (p) => `Deelwaarneming ${p('sample')} bij ${p('criterion')} heeft geen werking.`,
  'limitation.sample-lost': (p) =>
    `Deelwaarneming ${p('sample')} bij ${p('criterion')} is vastgelegd in het dossier en staat niet meer in de map.`,
  'limitation.decision-inert': (p) => `Besluit ${p('decision')} heeft geen werking.`,
  'limitation.target-dropped': (p) => `${p('target')} is na het begin uit de reikwijdte gehaald.`,
  'limitation.target-unlisted': (p) => `${p('target')} komt in het bewijs voor, maar hoort niet bij de reikwijdte.`,
  'limitation.period-narrowed': () => 'De onderzoeksperiode is na het begin verkort.',
  'limitation.depth': (p) =>
    `Het aspect ${wordOr(nl.aspect, p('aspect'))} valt buiten de afgesproken diepgang en is niet getoetst.`,
  'limitation.none-declared': (p) =>
    `${declarer(p)} verklaart dat er geen object is van de soort „${wordOr(nl.targetKind, p('kind'))}”: ${bare(p('why'))}.`,
  'limitation.integrity': (p) => `Van het dossier is de integriteit geschonden; aantal gebreken: ${p('n')}.`,
  'limitation.seal': (p) =>
    `Wat er ligt, is niet meer wat is verzegeld; aantal afwijkingen: ${p('n')}. Is er na het verzegelen doorgewerkt, dan hoort daar een nieuw zegel bij.`,
  'limitation.index-broken': () =>
    'De index van het dossier is geschonden: geen enkel bewijsstuk is nog te vertrouwen.',
  'limitation.predecessor-omitted': (p) =>
    `Er is een eerder onderzoek dat hier buiten beschouwing blijft: ${bare(p('why'))}${given(p('role'), ' (', ')')}.`,
  'limitation.predecessor-dropped': (p) =>
    `Bij de start was een eerder onderzoek bekend (hash begint met ${p('sha256')}); dat wordt niet meer genoemd.`,
  'limitation.earlier-fail-unseen': (p) =>
    `Het eerdere onderzoek stelde vast dat aan ${p('criterion')} niet is voldaan; dat is nu niet opnieuw onderzocht.`,
  'limitation.commitment': (p) =>
    p('state') === 'another'
      ? `Het stuk dat als ${p('item')}${given(p('title'), ' (', ')')} is getoond, is niet het stuk dat eerder is vastgelegd.`
      : `Niet is aangetoond dat het stuk dat als ${p('item')}${given(p('title'), ' (', ')')} is gezien, het eerder vastgelegde stuk is.`,
  'limitation.on-site': (p) =>
    `${p('item')}${given(p('title'), ' (', ')')} is alleen ter plaatse ingezien; er is geen kopie.`,
  'limitation.certificate': (p) =>
    `${p('item')} is een certificaat: het noemt geen getoetste maatregelen en bewijst er op zichzelf geen.`,
  'limitation.carve-out': (p) => `${p('item')} laat buiten beschouwing: ${p('parts')}.`,
  'limitation.bridge': (p) =>
    `${p('item')} eindigt ${p('days') === '1' ? '1 dag' : `${p('days')} dagen`} voor het einde van de onderzoeksperiode; over de tijd daarna zegt het niets.`,
  'limitation.user-control': (p) =>
    `${p('item')} laat aan de opdrachtgever over: ${bare(p('text'))}${given(p('id'), ' (', `${given(p('control'), ', ')})`)}.`,
  'assurance.out-of-scope': () => 'De onderzochte dienst valt buiten de reikwijdte van het rapport.',
  'assurance.aspect': (p) =>
    `Een rapport van de soort ${wordOr(chapterTextsNl.assurance.type, p('type'))} zegt niets over ${wordOr(nl.aspect, p('aspect'))}.`,
  'assurance.opinion': (p) =>
    p('opinion') === 'adverse' ? 'Het oordeel van het rapport is afkeurend.' : 'Het rapport geeft geen oordeel.',
  'assurance.carve-out': () => 'Het rapport laat dit buiten beschouwing (carve-out).',
  'assurance.period': (p) =>
    `Het rapport gaat over ${p('from')} tot en met ${p('to')}, en niet over de hele onderzoeksperiode.`,
  'limitation.predecessor': () =>
    'Dit onderzoek volgt op een eerder onderzoek: wat daarin niet voldeed, voldoet niet tot nieuw bewijs dat weerlegt.',
  'limitation.repository-environment': (p) =>
    `${p('target')} is broncode of configuratie uit een opslagplaats, niet wat in gebruik is.`,
  'limitation.not-heard': () =>
    'De bevindingen zijn nog niet voor een reactie voorgelegd: hoor en wederhoor moet nog plaatsvinden.',
  'limitation.reaction-outstanding': (p) =>
    `Er is geen reactie op ${p('control')}; de reactietermijn loopt tot en met ${p('due')}.`,
  'limitation.plan-overdue': (p) =>
    `Het herstel van ${p('control')} had volgens het plan op ${p('due')} gereed moeten zijn; eigenaar: ${p('owner')}.`,

  'retest.measured': (p) => `Na herstel wordt opnieuw gemeten${on(p)}.`,
  'retest.delivered': (p) => `Na herstel wordt nieuw bewijs, van een latere datum, getoetst${on(p)}.`,

  'settlement.shown': (p) => `${p('item')} toont het aan.`,
  'settlement.nothing-listed': () => 'Hierover is niets vastgelegd in settlement.yaml.',
  'settlement.not-listed': () => 'Dit aansluitpunt viel onder het onderzoek en ontbreekt in settlement.yaml.',
  'settlement.no-checksum': () => 'Van wat is verzonden en wat is ontvangen ontbreekt een controlesom.',
  'settlement.checksum-differs': () => 'Ontvangen is iets anders dan is verzonden: de controlesommen verschillen.',
  'settlement.no-item': () => 'Er is geen bewijs bij genoemd.',
  'settlement.unknown-item': (p) => `${p('item')} komt in dit dossier niet voor.`,
  'settlement.unusable-item': (p) => `${p('item')} is niet bruikbaar: niet ontvangen, niet ingezien of beschadigd.`,
  'settlement.unexplained-item': (p) => `Bij ${p('item')} ontbreekt wat het is, van wie of van wanneer.`,
  'settlement.statement-only': (p) => `${p('item')} is niet meer dan een verklaring.`,
  'settlement.after-as-of': (p) => `Het dateert van ${dateIn('nl', p('at'))}, na de peildatum.`,
  'settlement.other-target': (p) => `${p('item')} gaat over een ander object.`,
  'settlement.no-date': () => 'De datum van vernietiging ontbreekt.',
  'settlement.still-answers': (p) => `${p('item')} laat zien dat het nog antwoordt.`,
  'settlement.no-answer': (p) =>
    `${p('item')} kreeg geen antwoord; dat kan aan het netwerk liggen en bewijst geen sluiting.`,
  'settlement.agreed': (p) => `Beide partijen zijn het erover eens; gereed op ${dateIn('nl', p('due'))}.`,
  'settlement.not-agreed': (p) =>
    `Niet erkend door: ${listed(p('party'), '', '', (each) => wordOr(nl.addressee, each))}.`,
  'settlement.no-due': () => 'Er is geen datum voor afgesproken.',
  'settlement.overdue': (p) => `Het had op ${dateIn('nl', p('due'))} gereed moeten zijn.`,

  'next.not-requested': (p) => `De auditor vraagt het bewijs op${on(p)}.`,
  'next.not-received': (p) => `${who(p)} levert wat is gevraagd${on(p)}, of bevestigt schriftelijk dat het er niet is.`,
  'next.withheld': (p) =>
    `${who(p)} geeft inzage${on(p)}, desnoods ter plaatse of zonder de delen die niet worden getoetst.`,
  'next.not-explained': (p) => `${who(p)} vult de toelichting aan${on(p)}${missing(p)}.`,
  'next.statement-only': (p) =>
    `${who(p)} levert sterker bewijs dan er nu is${on(p)}, zoals een systeemexport of een meting.`,
  'next.redacted': (p) => `${who(p)} maakt het getoetste deel leesbaar${on(p)}, of toont het ter plaatse.`,
  'next.stale': (p) => `${who(p)} zorgt voor een actuele waarneming${on(p)}.`,
  'next.out-of-period': (p) => `${who(p)} zorgt voor bewijs over de onderzoeksperiode${on(p)}.`,
  'next.integrity-broken': (p) => `${who(p)} levert of verzamelt het bewijs opnieuw${on(p)}.`,
  'next.unverifiable-origin': (p) => `${who(p)} toont aan wie het bewijs heeft gemaakt, en hoe${on(p)}.`,
  'next.coverage-incomplete': (p) =>
    `${who(p)} zorgt dat alles wat onder het criterium valt is onderzocht${on(p)}, of legt vast waarom het er niet is.`,
  'next.no-baseline': (p) => `${who(p)} legt de norm, parameter of nulmeting vast waaraan wordt getoetst${on(p)}.`,
  'next.sample-too-small': (p) => `${who(p)} zorgt voor een grotere deelwaarneming${on(p)}.`,
  'next.indeterminate': (p) =>
    `${who(p)} verschaft het gegeven dat de doorslag geeft, zoals de productversie of het volledige bestand${on(p)}.`,
  'next.unreadable': (p) => `${who(p)} levert een bestand dat te lezen is${on(p)}.`,
  'next.not-attempted': (p) =>
    `${who(p)} zorgt dat de meting kan worden uitgevoerd${on(p)}: met toestemming en een netwerk.`,
  'next.unreachable': (p) => `${who(p)} zorgt dat het object bereikbaar is, waarna opnieuw wordt gemeten${on(p)}.`,
  'next.measurement-failed': (p) => `${who(p)} herhaalt de meting${on(p)}.`,
  'next.purged': (p) => `${who(p)} zorgt voor nieuw bewijs in plaats van wat is vernietigd${on(p)}.`,
  'next.not-judged': (p) => `${who(p)} zorgt voor een oordeel met een tweede beoordelaar${on(p)}.`,
};
