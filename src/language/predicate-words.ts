import type { Operator } from '../catalogue/types.ts';

type Form = 'all' | 'any' | 'not' | 'if' | 'then' | 'else' | 'each' | 'some' | 'none' | 'exactlyOne' | 'count';

/** Words of one language for what a predicate asks and what it met. */
export interface PredicateWords {
  readonly operator: Readonly<Record<Exclude<Operator, 'exists'>, string>>;
  /** `gte` and `lte` between moments. */
  readonly notBefore: string;
  readonly notAfter: string;
  readonly exists: Readonly<Record<'true' | 'false', string>>;
  /** Before a list, or before the steps below it. */
  readonly form: Readonly<Record<Form, string>>;
  readonly following: string;
  /** What a list was to hold, where it holds nothing to compare. */
  readonly member: Readonly<Record<'each' | 'some' | 'none', string>>;
  /** What a named check measures, with its direction. */
  readonly measured: Readonly<
    Record<'gap <=' | 'share >=' | 'utilisation <=' | 'difference <=' | 'relative difference <=', string>
  >;
  /** Whole values; anything else stands for itself. */
  readonly value: Readonly<Record<string, string>>;
  readonly of: string;
  /** One and many. */
  readonly unit: Readonly<Record<'Y' | 'M' | 'W' | 'D' | 'h' | 'm' | 's', readonly [string, string]>>;
  readonly decimal: string;
  /** Scopes of a TLS transcript: what kind of key the connection asked for. */
  readonly scope: Readonly<Record<'handshake any' | 'handshake ecdsa' | 'handshake rsa', string>>;
}

const nl: PredicateWords = {
  operator: {
    equals: 'gelijk aan',
    notEquals: 'niet gelijk aan',
    in: 'een van',
    notIn: 'geen van',
    contains: 'bevat',
    subsetOf: 'alleen uit',
    disjointFrom: 'niets uit',
    gte: 'ten minste',
    lte: 'ten hoogste',
    explicit: 'vastgelegd',
    origin: 'afkomstig van een van',
    notContains: 'bevat niet',
    containsAll: 'bevat alle van',
    containsAny: 'bevat ten minste één van',
    unique: 'zonder dubbele',
    orderedBefore: 'in de volgorde',
    gt: 'meer dan',
    lt: 'minder dan',
    before: 'vóór',
    after: 'na',
    withinLast: 'in de laatste',
    versionGte: 'ten minste versie',
    versionLt: 'vóór versie',
    matches: 'past bij het patroon',
    notMatches: 'past niet bij het patroon',
    cidrWithin: 'geheel binnen',
    isLoopback: 'alleen op de machine zelf',
    isPrivate: 'niet bereikbaar vanaf het internet',
    isPublic: 'bereikbaar vanaf het internet',
    length: 'lengte',
  },
  notBefore: 'niet eerder dan',
  notAfter: 'niet later dan',
  exists: { true: 'aanwezig', false: 'afwezig' },
  form: {
    all: 'alle van',
    any: 'ten minste één van',
    not: 'niet',
    if: 'afhankelijk van',
    then: 'dan',
    else: 'anders',
    each: 'elk van',
    some: 'ten minste één van',
    none: 'geen van',
    exactlyOne: 'precies één van',
    count: 'aantal van',
  },
  following: 'het volgende',
  member: { each: 'elk onderdeel', some: 'ten minste één onderdeel', none: 'geen enkel onderdeel' },
  measured: {
    'gap <=': 'tussentijd ten hoogste',
    'share >=': 'aandeel ten minste',
    'utilisation <=': 'bezetting ten hoogste',
    'difference <=': 'verschil ten hoogste',
    'relative difference <=': 'verschil als aandeel van het grootste ten hoogste',
  },
  value: {
    '': 'leeg',
    true: 'ja',
    false: 'nee',
    absent: 'niet aanwezig',
    unparsed: 'niet gelezen',
    templated: 'sjabloon',
    'no limit set': 'geen grens vastgelegd',
    'no counts': 'geen aantallen',
    'no figures': 'geen cijfers',
    'no series of moments with a zone': 'geen reeks momenten met een tijdzone',
    'no start': 'geen begin',
    'no end': 'geen einde',
    'no moment to count from': 'geen moment om vanaf te tellen',
  },
  of: 'van de',
  unit: {
    Y: ['jaar', 'jaar'],
    M: ['maand', 'maanden'],
    W: ['week', 'weken'],
    D: ['dag', 'dagen'],
    h: ['uur', 'uur'],
    m: ['minuut', 'minuten'],
    s: ['seconde', 'seconden'],
  },
  decimal: ',',
  scope: {
    'handshake any': 'verbinding met elke sleutelsoort',
    'handshake ecdsa': 'verbinding met ECDSA',
    'handshake rsa': 'verbinding met RSA',
  },
};

const en: PredicateWords = {
  operator: {
    equals: 'equal to',
    notEquals: 'not equal to',
    in: 'one of',
    notIn: 'none of',
    contains: 'contains',
    subsetOf: 'only from',
    disjointFrom: 'nothing from',
    gte: 'at least',
    lte: 'at most',
    explicit: 'written down',
    origin: 'from one of',
    notContains: 'does not contain',
    containsAll: 'contains all of',
    containsAny: 'contains at least one of',
    unique: 'without doubles',
    orderedBefore: 'in the order',
    gt: 'more than',
    lt: 'less than',
    before: 'before',
    after: 'after',
    withinLast: 'within the last',
    versionGte: 'at least version',
    versionLt: 'before version',
    matches: 'matches the pattern',
    notMatches: 'does not match the pattern',
    cidrWithin: 'wholly within',
    isLoopback: 'on the machine itself only',
    isPrivate: 'not reachable from the internet',
    isPublic: 'reachable from the internet',
    length: 'length',
  },
  notBefore: 'not before',
  notAfter: 'not after',
  exists: { true: 'present', false: 'not present' },
  form: {
    all: 'all of',
    any: 'at least one of',
    not: 'not',
    if: 'depending on',
    then: 'then',
    else: 'otherwise',
    each: 'each of',
    some: 'at least one of',
    none: 'none of',
    exactlyOne: 'exactly one of',
    count: 'number of',
  },
  following: 'the following',
  member: { each: 'each member', some: 'at least one member', none: 'no member' },
  measured: {
    'gap <=': 'gap at most',
    'share >=': 'share at least',
    'utilisation <=': 'utilisation at most',
    'difference <=': 'difference at most',
    'relative difference <=': 'difference as a share of the larger at most',
  },
  value: {
    '': 'empty',
    true: 'yes',
    false: 'no',
    absent: 'not present',
    unparsed: 'not read',
    templated: 'template',
  },
  of: 'of',
  unit: {
    Y: ['year', 'years'],
    M: ['month', 'months'],
    W: ['week', 'weeks'],
    D: ['day', 'days'],
    h: ['hour', 'hours'],
    m: ['minute', 'minutes'],
    s: ['second', 'seconds'],
  },
  decimal: '.',
  scope: {
    'handshake any': 'connection with any kind of key',
    'handshake ecdsa': 'connection with ECDSA',
    'handshake rsa': 'connection with RSA',
  },
};

export const PREDICATE_WORDS = { nl, en } as const;
