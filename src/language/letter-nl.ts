import type { LetterWords } from './letter.ts';

export const letterNl: LetterWords = {
  head: { to: 'Aan', from: 'Van', date: 'Datum', reference: 'Kenmerk' },
  request: {
    title: (id) => `Informatieverzoek ${id}`,
    reminderTitle: (id) => `Herinnering informatieverzoek ${id}`,
    completionTitle: (id) => `Aanvulling op informatieverzoek ${id}`,
    due: 'Antwoord uiterlijk',
    asked: 'Gevraagd op',
    reminded: 'Herinnerd op',
    intro: ({ audit, supplier, client, from, to }) =>
      `Voor het onderzoek ${audit} naar de dienst van ${supplier}, in opdracht van ${client} en over de periode van ${from} tot en met ${to}, vragen wij u het volgende.`,
    reminderIntro: (asked, due) =>
      `Op ${asked} vroegen wij u om wat hieronder staat. De termijn liep tot en met ${due}. Wij hebben nog geen volledig antwoord ontvangen. Wilt u alsnog antwoorden?`,
    reminderWithoutTerm: (asked) =>
      `Op ${asked} vroegen wij u om wat hieronder staat. Wij hebben nog geen volledig antwoord ontvangen. Wilt u alsnog antwoorden?`,
    completionIntro: (asked) =>
      `Op ${asked} vroegen wij u om wat hieronder staat. Uw antwoord hebben wij ontvangen. Het is nog niet compleet: hieronder staat wat er ontbreekt.`,
    refusedIntro: (asked) =>
      `Op ${asked} vroegen wij u om wat hieronder staat. U hebt dat geweigerd. Wij hebben uw weigering vastgelegd, met de grond die u opgaf.`,
    ask: 'Wat wij vragen',
    why: 'Waarom wij dit vragen',
    norm: 'Waaraan wij toetsen',
    normCaption: 'Criteria, in eigen woorden',
    criterion: 'Criterium',
    aspect: 'Aspect',
    shows: 'Wat moet blijken',
    form: 'In welke vorm',
    explain: 'Welke toelichting erbij hoort',
    explainIntro:
      'Stukken zonder toelichting kunnen wij niet duiden. Ze tellen dan niet mee als onderbouwing. Geef daarom bij de stukken aan:',
    cardCaption: 'Toelichting per soort stuk',
    kind: 'Soort stuk',
    fields: 'Wat erbij moet staan',
    alternatives: 'Als u een stuk niet kunt of wilt afgeven',
    alternativesIntro: 'Meld dan de grond, wie dat heeft besloten, en welk alternatief u biedt. Mogelijk is:',
    alternative: [
      'inzage ter plaatse, door twee personen van ons, zonder afschrift; wij leggen vast wat is ingezien: titel, versie, aantal bladzijden en controlegetal;',
      'een exemplaar waarin delen onleesbaar zijn gemaakt, met erbij wat, door wie en op welke grond; wat wij toetsen blijft leesbaar;',
      'een lijst met controlegetallen van de stukken die u niet afgeeft, vooraf en ondertekend, zodat bij inzage vaststaat dat het getoonde stuk het bedoelde is;',
      'een schriftelijke bevestiging dat het gevraagde niet bestaat.',
    ],
    answered: 'Uw antwoord tot nu toe',
    status: 'Stand',
    ground: 'Opgegeven grond',
    offered: 'Aangeboden',
    by: 'Door',
    rest: {
      partial: 'Wij vragen u om het deel dat nog ontbreekt, of om een van de alternatieven hieronder.',
      redacted:
        'Wij vragen u om een exemplaar waarin wat wij toetsen leesbaar is, of om een van de alternatieven hieronder.',
      withheld:
        'Wij vragen u om een van de alternatieven hieronder. Bood u zelf een alternatief, laat dan weten waar en wanneer dat kan.',
    },
    missing: 'Toelichting die nog ontbreekt',
    missingIntro: 'Deze stukken hebben wij ontvangen, maar kunnen wij nog niet duiden. Wilt u per stuk aanvullen:',
    item: 'Stuk',
    missingFields: 'Wat ontbreekt',
    consequence: 'Wat er gebeurt zonder antwoord',
    otherwise: (criteria) =>
      `Zonder dit is niet vast te stellen of is voldaan aan ${criteria}. Het rapport vermeldt dat dan, met de oorzaak. Dat is geen „voldoet” en geen „voldoet niet”, en het staat een „voldoet” in de weg.`,
    notSupport: 'Zolang de toelichting ontbreekt, telt een stuk niet mee als onderbouwing.',
    reply: 'Hoe u antwoordt',
    replyHow: (id, due) =>
      due === undefined
        ? `Noem in uw antwoord kenmerk ${id} en antwoord zo spoedig mogelijk. Antwoorden kan per stuk, of in het werkblad als dat is meegestuurd. Lukt het nu niet, laat dan weten wanneer wel.`
        : `Noem in uw antwoord kenmerk ${id} en antwoord uiterlijk ${due}. Antwoorden kan per stuk, of in het werkblad als dat is meegestuurd. Lukt de termijn niet, laat dan vóór die datum weten wanneer wel.`,
    closing: 'Met vragen over dit verzoek kunt u bij ons terecht.',
  },
};
