/** Deviations from RFC 9116, by a name of our own. Whether it has expired depends on the moment: the check judges that. */
export type SecurityTxtError =
  | 'location'
  | 'no-content-type'
  | 'media-type'
  | 'charset'
  | 'utf8'
  | 'bom'
  | 'empty'
  | 'invalid-line'
  | 'space-before-colon'
  | 'no-space-after-colon'
  | 'empty-value'
  | 'no-final-newline'
  | 'no-contact'
  | 'contact-not-uri'
  | 'contact-not-https'
  | 'no-expires'
  | 'several-expires'
  | 'expires-format'
  | 'several-languages'
  | 'policy-not-https'
  | 'canonical-mismatch'
  | 'signature-format';

export interface SecurityTxt {
  readonly errors: readonly SecurityTxtError[];
  readonly contacts: number;
  /** ISO 8601 UTC; undefined where there is not exactly one that is well formed. */
  readonly expires?: string;
  readonly policy: boolean;
}

export interface SecurityTxtSource {
  readonly text: string;
  readonly utf8: boolean;
  readonly contentType?: string;
  /** First and last URL of the redirect chain: Canonical must be one of them. */
  readonly urls: readonly string[];
  /** Found only at the place of before RFC 9116. */
  readonly legacy: boolean;
}

interface Field {
  readonly name: string;
  readonly value: string;
}

const RFC3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;

function mediaErrors({ contentType, utf8, text }: SecurityTxtSource): readonly SecurityTxtError[] {
  const errors: SecurityTxtError[] = [];
  const [media = '', ...parameters] = (contentType ?? '').split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters
    .find((one) => one.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
  if (contentType === undefined) errors.push('no-content-type');
  else if (media !== 'text/plain') errors.push('media-type');
  else if (charset !== undefined && charset !== 'utf-8' && charset !== 'csutf8') errors.push('charset');
  if (!utf8) errors.push('utf8');
  if (text.startsWith('\ufeff')) errors.push('bom');
  if (text.trim() === '') errors.push('empty');
  return errors;
}

/** What a signature covers, without its dash-escapes; undefined where the frame around it is broken. Source: RFC 9580 §7. */
function unsigned(text: string): string | undefined {
  if (!text.includes('-----BEGIN PGP')) return text;
  const lines = text.trimEnd().split(/\r?\n/);
  const blank = lines.indexOf('');
  const signature = lines.indexOf('-----BEGIN PGP SIGNATURE-----');
  const isFramed = lines[0] === '-----BEGIN PGP SIGNED MESSAGE-----' && lines.at(-1) === '-----END PGP SIGNATURE-----';
  if (!isFramed || blank < 0 || signature < blank) return undefined;
  const body = lines.slice(blank + 1, signature).map((line) => line.replace(/^- /, ''));
  return `${body.join('\n')}\n`;
}

function lineError(line: string): SecurityTxtError | undefined {
  const colon = line.indexOf(':');
  if (colon <= 0) return 'invalid-line';
  if (/\s$/.test(line.slice(0, colon))) return 'space-before-colon';
  const rest = line.slice(colon + 1);
  if (rest.trim() === '') return 'empty-value';
  return rest.startsWith(' ') ? undefined : 'no-space-after-colon';
}

function fieldOf(line: string): Field {
  const colon = line.indexOf(':');
  return { name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() };
}

function contactError({ value }: Field): SecurityTxtError | undefined {
  if (/^https:\/\/[^\s/]/i.test(value) || /^(mailto|tel):[^\s]+$/i.test(value)) return undefined;
  if (/^http:/i.test(value)) return 'contact-not-https';
  return /^[a-z][a-z0-9+.-]*:[^\s]+$/i.test(value) ? undefined : 'contact-not-uri';
}

// Date.parse makes 2 March of 30 February.
function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

function moment(value: string): string | undefined {
  if (!RFC3339.test(value) || !isDay(value.slice(0, 10))) return undefined;
  const time = Date.parse(value.replace(' ', 'T').toUpperCase());
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace('.000Z', 'Z');
}

function expiresError(fields: readonly Field[]): SecurityTxtError | undefined {
  const [only, second] = fields;
  if (!only) return 'no-expires';
  if (second) return 'several-expires';
  return moment(only.value) === undefined ? 'expires-format' : undefined;
}

function fieldErrors(fields: readonly Field[], urls: readonly string[]): readonly (SecurityTxtError | undefined)[] {
  const named = (name: string): readonly Field[] => fields.filter((field) => field.name === name);
  const canonical = named('canonical');
  const links = [...named('policy'), ...named('acknowledgments'), ...named('hiring')];
  return [
    named('contact').length === 0 ? 'no-contact' : undefined,
    ...named('contact').map(contactError),
    expiresError(named('expires')),
    named('preferred-languages').length > 1 ? 'several-languages' : undefined,
    links.some(({ value }) => !/^https:\/\//i.test(value)) ? 'policy-not-https' : undefined,
    canonical.length > 0 && !canonical.some(({ value }) => urls.includes(value)) ? 'canonical-mismatch' : undefined,
  ];
}

/** Reads a security.txt by RFC 9116; each kind of error once, in the order of the type. Any text, never throws. */
export function parseSecurityTxt(source: SecurityTxtSource): SecurityTxt {
  const media = [...(source.legacy ? (['location'] as const) : []), ...mediaErrors(source)];
  // A page in HTML that answers 200 to everything would only yield noise.
  if (media.some((error) => error === 'media-type' || error === 'empty'))
    return { errors: media, contacts: 0, policy: false };
  const body = unsigned(source.text.replace(/^\ufeff/, ''));
  if (body === undefined) return { errors: [...media, 'signature-format'], contacts: 0, policy: false };
  const lines = body.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const fields = lines.filter((line) => line.indexOf(':') > 0).map(fieldOf);
  const found = [
    ...media,
    ...lines.map(lineError),
    /[\r\n]$/.test(body) ? undefined : ('no-final-newline' as const),
    ...fieldErrors(fields, source.urls),
  ];
  const errors = [...new Set(found.filter((error) => error !== undefined))];
  const expires = fields.filter(({ name }) => name === 'expires');
  const end = expires.length === 1 ? moment(expires[0]?.value ?? '') : undefined;
  return {
    errors,
    contacts: fields.filter((field) => field.name === 'contact' && contactError(field) === undefined).length,
    ...(end === undefined ? {} : { expires: end }),
    policy: fields.some(({ name, value }) => name === 'policy' && /^https:\/\//i.test(value)),
  };
}
