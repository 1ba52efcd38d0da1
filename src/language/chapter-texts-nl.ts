import type { ChapterTexts } from './chapter-texts.ts';
import { wordOr } from './phrases.ts';

/** How often something happens, as the table of sizes calls it; a row of the user's own stands for itself. */
const FREQUENCIES: Readonly<Record<string, string>> = {
  annual: 'jaarlijks',
  quarterly: 'per kwartaal',
  monthly: 'maandelijks',
  weekly: 'wekelijks',
  daily: 'dagelijks',
  'per-event': 'per gebeurtenis, minder dan 250',
  'per-event-many': 'per gebeurtenis, 250 of meer',
};
const RISKS = { low: 'laag', moderate: 'gemiddeld', high: 'hoog' } as const;

export const chapterTextsNl: ChapterTexts = {
  edition: {
    label: 'Rapportstatus',
    draft: 'Concept',
    final: (version) => `Definitief, versie ${version}`,
    declared: (by, at) => `vastgesteld door ${by} op ${at}`,
    because: 'Reden van deze versie',
    notHeard: 'nog niet gehoord',
    heardUntil: (due) => `reactie mogelijk tot en met ${due}`,
    termOver: 'de termijn voor een reactie is verstreken',
  },
  predecessor: {
    label: 'Eerder onderzoek',
    about: (id, asOf) => `${id}, peildatum ${asOf}`,
    stays:
      'Een afwijking die in het eerdere onderzoek is vastgesteld, blijft staan tot nieuw bewijs haar weerlegt. Niets leveren verandert daar niets aan.',
    notRefuted: '(eerder vastgesteld, niet weerlegd)',
    list: 'Eerder vastgesteld en niet weerlegd',
  },
  found: {
    more: (n) => `en nog ${n}; zie de waarnemingen hieronder`,
    sides: (supporting, against) => `Vóór: ${supporting}. Tegen: ${against}.`,
  },
  hearing: {
    intro:
      'Hoor en wederhoor: reactie en nawoord staan naast elkaar. Een reactie verandert een bevinding niet; nieuw bewijs kan dat wel.',
    notSent: 'Nog niet gehoord: de bevindingen zijn niet voor een reactie voorgelegd. Dit rapport is een concept.',
    sent: 'Voorgelegd op',
    due: 'Reactie uiterlijk',
    state: 'Termijn',
    running: 'loopt nog',
    over: 'verstreken',
    received: 'Reacties ontvangen',
    outstanding: 'Reacties nog niet ontvangen',
    both: 'Reactie en nawoord per bevinding',
    reaction: 'Reactie',
    noReaction: 'geen reactie ontvangen',
    noReactionYet: 'nog geen reactie ontvangen',
    rejoinder: 'Nawoord van de auditor',
    noRejoinder: 'geen nawoord',
    without: 'Bevindingen waarop een reactie ontbreekt',
    plan: 'Herstelplan',
    plans: 'Herstelplan per bevinding',
    action: 'Actie',
    retest: 'Hertoets',
  },
  conditions: {
    label: 'Advies',
    meaning: {
      go: 'Wat is getoetst, staat gebruik van de dienst niet in de weg.',
      conditional: 'De dienst kan worden gebruikt, mits op tijd aan de voorwaarden hieronder is voldaan.',
      suspend: 'Er staat te weinig vast om door te gaan. Schort het gebruik van de dienst op tot dit is onderzocht.',
      stop: 'Aan een knock-outmaatregel is niet voldaan, of ontbrekend bewijs kan dat verbergen. Gebruik de dienst niet voordat dit is hersteld of vastgesteld.',
    },
    proposal:
      'Dit advies volgt met vaste regels uit de bevindingen. Het besluit over de dienst is aan de opdrachtgever.',
    counts: ({ n, unowned }) => {
      if (n === 0) return 'geen voorwaarden';
      return `${n} ${n === 1 ? 'voorwaarde' : 'voorwaarden'}${unowned === 0 ? '' : `, ${unowned} zonder eigenaar`}`;
    },
    group: {
      stop: 'Stoppen tot dit is hersteld of vastgesteld',
      suspend: 'Opschorten tot dit is onderzocht',
      conditional: 'Voorwaarden bij gebruik',
    },
    none: 'Er zijn geen voorwaarden.',
    nobody: 'niemand',
    notAgreed: 'niet afgesproken',
  },
  access: {
    intro:
      'Wat ter plaatse is ingezien, is niet gekopieerd. Wat is geweigerd, onleesbaar gemaakt of vernietigd, staat hier met de opgegeven grond; de oorzaak en de gevolgen staan bij de bevindingen.',
    onSite: 'Ter plaatse ingezien, niet gekopieerd',
    seenBy: 'Gezien door',
    place: 'Waar en wanneer',
    document: 'Stuk',
    version: 'versie',
    pages: (n) => (n === 1 ? '1 pagina' : `${n} pagina’s`),
    fingerprint: 'Vingerafdruk',
    commitment: 'Vooraf vastgelegd',
    noCommitment: 'niet vooraf vastgelegd',
    redacted: 'Onleesbaar gemaakt',
    refused: 'Geweigerd of deels gegeven',
    auditorView: 'Weging door de auditor',
    noView: 'niet vastgelegd',
    noGround: 'geen grond opgegeven',
    purged: 'Met opzet vernietigd',
    limitations: 'Beperking',
  },
  requests: {
    form: 'Vorm',
    explain: 'Toelichting erbij',
    when: 'Verloop',
    sent: 'Verzonden',
    reminders: 'Herinnerd',
  },
  samples: {
    intro:
      'Aantal, toegestane afwijkingen en zaad moeten vóór de trekking vastliggen; anders geldt de deelwaarneming niet. Zaad, populatie en aantal bepalen welke rijen het zijn, zodat iedereen de trekking kan overdoen.',
    population: 'Populatie',
    size: 'Omvang (N)',
    method: 'Methode',
    how: (method) =>
      method.kind === 'frequency'
        ? `gebruik in de controlepraktijk, geen norm: tabel naar frequentie, ${wordOr(FREQUENCIES, method.frequency)}, risico ${RISKS[method.risk]}`
        : `berekening: hypergeometrische verdeling, betrouwbaarheid ${percent(method.confidence)}, toelaatbaar aandeel afwijkingen ${percent(method.tolerable)}`,
    n: 'Te onderzoeken (n)',
    k: 'Toegestane afwijkingen (k)',
    seed: 'Zaad',
    fixedAt: 'Vastgelegd op',
    drawnAt: 'Getrokken op',
    notDrawn: 'nog niet getrokken',
    drawn: 'Getrokken rijen',
    examined: 'Onderzocht',
    deviations: 'Afwijkingen',
    notReviewed: 'geen tweede beoordelaar',
  },
  assurance: {
    intro:
      'Een gunstig rapport van een derde heft een afwijking niet op en maakt op zichzelf niets tot „voldoet”. Wat het rapport niet dekt, is niet aangetoond.',
    type: {
      'isae3402-1': 'ISAE 3402 type 1 (opzet en bestaan)',
      'isae3402-2': 'ISAE 3402 type 2 (opzet, bestaan en werking)',
      'soc2-1': 'SOC 2 type 1 (opzet en bestaan)',
      'soc2-2': 'SOC 2 type 2 (opzet, bestaan en werking)',
      iso27001: 'ISO 27001-certificaat',
      pentest: 'Penetratietest',
      'service-report': 'Dienstverleningsrapport',
    },
    carveOuts: 'Buiten het rapport gehouden',
    bridge: 'Niet gedekt einde van de onderzoeksperiode',
    days: (n) => (n === 1 ? '1 dag' : `${n} dagen`),
    coverage: 'Dekking per criterium',
    says: 'Volgens het rapport',
    counts: 'Telt mee',
    duties: 'Wat het rapport aan de opdrachtgever overlaat',
    duty: 'Eigen plicht',
  },
  settlement: {
    intro:
      'Wat terug is, wat is vernietigd, wat is afgesloten en wat tussen partijen nog openstaat. Een regel telt alleen met bewijs.',
    line: 'Onderdeel',
    because: 'Waaruit dat blijkt',
  },
};

function percent(share: number): string {
  return `${Number((share * 100).toFixed(3))
    .toString()
    .replace('.', ',')}%`;
}
