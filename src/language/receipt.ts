import type { Lang } from './types.ts';

/** Words of the letter by which an auditor acknowledges what came in. */
export interface ReceiptWords {
  readonly title: string;
  /** How many files, and when. */
  readonly intro: (count: number, date: string) => string;
  readonly received: string;
  readonly receivedCaption: string;
  readonly file: string;
  readonly item: string;
  readonly type: string;
  readonly bytes: string;
  readonly hash: string;
  readonly checkHash: string;
  readonly archive: string;
  readonly knownBefore: string;
  readonly knownIntro: string;
  readonly untied: string;
  readonly untiedIntro: string;
  readonly missing: string;
  readonly missingIntro: string;
  readonly missingFields: string;
  readonly complete: string;
  readonly unsent: (ids: string) => string;
  readonly notSupport: string;
  readonly noVerdict: string;
  readonly closing: string;
}

const WORDS: Readonly<Record<Lang, ReceiptWords>> = {
  nl: {
    title: 'Ontvangstbevestiging',
    intro: (count, date) =>
      `Op ${date} ontvingen wij van u ${count === 1 ? '1 bestand' : `${count} bestanden`}. Hieronder staat wat wij hebben ontvangen en waar wij het bij hebben gelegd.`,
    received: 'Wat wij ontvingen',
    receivedCaption: 'Ontvangen bestanden, met hun controlegetal',
    file: 'Bestand',
    item: 'Kenmerk',
    type: 'Soort',
    bytes: 'Bytes',
    hash: 'SHA-256',
    checkHash:
      'Wilt u de controlegetallen vergelijken met die van uw eigen bestanden? Wijkt er een af, laat het dan direct weten: dan hebben wij iets anders ontvangen dan u verstuurde.',
    archive: 'Verpakt in',
    knownBefore: 'Al eerder ontvangen',
    knownIntro: 'Deze bestanden zijn gelijk aan wat wij al hadden; er is niets bijgekomen:',
    untied: 'Niet te herleiden tot een verzoek',
    untiedIntro:
      'Deze bestanden konden wij niet aan één van onze verzoeken koppelen. Dat ligt aan ons, niet aan u. Wij geven ze zelf een plaats; tot die tijd tellen ze niet mee. Weet u bij welk verzoek een bestand hoort, dan horen wij het graag:',
    missing: 'Toelichting die nog ontbreekt',
    missingIntro:
      'Stukken zonder toelichting kunnen wij niet duiden. Wilt u per stuk aanvullen, voor zover dat niet al in uw begeleidende bericht staat:',
    missingFields: 'Wat erbij moet staan',
    complete: 'Van deze bestanden ontbreekt ons geen toelichting.',
    unsent: (ids) =>
      `Verzoek ${ids} hadden wij nog niet verstuurd. Dat volgt; tot die tijd kunnen wij deze stukken niet als antwoord aanmerken.`,
    notSupport: 'Zolang de toelichting ontbreekt, telt een stuk niet mee als onderbouwing.',
    noVerdict:
      'Deze bevestiging zegt alleen dat wij de bestanden hebben ontvangen. Zij zegt niets over de inhoud, en niets over de vraag of aan de norm is voldaan.',
    closing: 'Met vragen over deze ontvangst kunt u bij ons terecht.',
  },
  en: {
    title: 'Receipt',
    intro: (count, date) =>
      `On ${date} we received ${count === 1 ? '1 file' : `${count} files`} from you. Below is what we received, and where we put it.`,
    received: 'What we received',
    receivedCaption: 'Files received, with their checksum',
    file: 'File',
    item: 'Item',
    type: 'Type',
    bytes: 'Bytes',
    hash: 'SHA-256',
    checkHash:
      'Please compare the checksums with those of your own files. If one differs, tell us at once: then we received something else than you sent.',
    archive: 'Packed in',
    knownBefore: 'Received before',
    knownIntro: 'These files are the same as what we had already; nothing was added:',
    untied: 'Not to be traced to a request',
    untiedIntro:
      'We could not tie these files to one of our requests. That is ours to mend, not yours. We will give them a place ourselves; until then they do not count. If you know which request a file belongs to, please tell us:',
    missing: 'Explanation still missing',
    missingIntro:
      'Without an explanation we cannot interpret evidence. Please add for each item, as far as your covering message does not say so already:',
    missingFields: 'What has to be said',
    complete: 'We lack no explanation of these files.',
    unsent: (ids) =>
      `We had not sent request ${ids} yet. It will follow; until then we cannot take these files for an answer.`,
    notSupport: 'As long as the explanation is missing, an item does not count as support.',
    noVerdict:
      'This letter says only that we received the files. It says nothing about their contents, and nothing about whether the norm is met.',
    closing: 'If you have questions about this receipt, please ask us.',
  },
};

export function receiptWordsOf(lang: Lang): ReceiptWords {
  return WORDS[lang];
}
