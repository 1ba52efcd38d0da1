import { createHash } from 'node:crypto';
import type { Catalogue, Control, Need, Text } from '../../catalogue/types.ts';

/** OSCAL 1.2.1: pages.nist.gov/OSCAL. */
const OSCAL = '1.2.1';
const NAMESPACE = 'https://biotoets.example/ns/oscal';

export interface OscalOptions {
  readonly lang: keyof Text;
  /** ISO 8601 moment of the export: OSCAL asks for one. */
  readonly at: string;
  /** Controls of the profile; all where it is left out. */
  readonly only?: readonly string[];
}

/** A catalogue as OSCAL catalog, in our own words: themes as groups, criteria as statements, what is asked as guidance. */
export function oscalCatalog(catalogue: Catalogue, options: OscalOptions): unknown {
  const themes = [...new Set(catalogue.controls.map(({ theme }) => theme))];
  return {
    catalog: {
      uuid: uuidOf(`catalog ${catalogue.ref} ${catalogue.sha256} ${options.lang}`),
      metadata: {
        ...metadata(catalogue, options),
        props: [
          property('sha256', catalogue.sha256),
          property('kind', catalogue.kind),
          property('language', options.lang),
        ],
      },
      groups: themes.map((theme) => ({
        id: token(theme),
        title: theme,
        controls: catalogue.controls
          .filter((control) => control.theme === theme)
          .map((control) => controlOf(control, options.lang)),
      })),
    },
  };
}

/** The controls of an audit as OSCAL profile over the catalogue of the same export. */
export function oscalProfile(catalogue: Catalogue, href: string, options: OscalOptions): unknown {
  const { only } = options;
  const wanted = (only ?? []).map(token);
  return {
    profile: {
      uuid: uuidOf(`profile ${catalogue.ref} ${catalogue.sha256} ${wanted.join(' ')}`),
      metadata: metadata(catalogue, options),
      imports: [
        only === undefined ? { href, 'include-all': {} } : { href, 'include-controls': [{ 'with-ids': wanted }] },
      ],
      merge: { 'as-is': true },
    },
  };
}

function metadata({ title, version }: Catalogue, { lang, at }: OscalOptions): Readonly<Record<string, unknown>> {
  return { title: title[lang], 'last-modified': at, version, 'oscal-version': OSCAL };
}

function controlOf(control: Control, lang: keyof Text): unknown {
  const id = token(control.id);
  const part = (name: string, text: string, suffix: string): unknown => ({ id: `${id}_${suffix}`, name, prose: text });
  const { request, matters } = control;
  return {
    id,
    class: control.measure ? 'measure' : 'control',
    title: control.title[lang],
    props: [
      property('label', control.id, null),
      property('addressee', control.addressee),
      property('mandatory', String(control.mandatory)),
      property('knockout', String(control.knockout)),
      property('provability', control.provability),
      ...control.depth.map((aspect) => property('aspect', aspect)),
      ...Object.entries(control.term ?? {}).map(([name, duration]) => property(`term-${name}`, duration)),
    ],
    ...(control.relations.length === 0
      ? {}
      : {
          links: control.relations.map((relation) => ({
            href: hrefOf(relation, control),
            rel: 'related',
            text: relation,
          })),
        }),
    parts: [
      part('overview', control.topic[lang], 'topic'),
      ...(matters === undefined ? [] : [part('guidance', matters[lang], 'matters')]),
      {
        id: `${id}_smt`,
        name: 'statement',
        parts: control.criteria.map((criterion) => ({
          id: `${id}_smt.${token(criterion.id)}`,
          name: 'item',
          props: [property('aspect', criterion.aspect), property('addressee', criterion.addressee)],
          prose: criterion.text[lang],
          parts: criterion.needs.map((need) => ({
            id: `${id}_obj.${token(criterion.id)}.${token(need.id)}`,
            name: 'assessment-objective',
            prose: proseOf(need, lang),
          })),
        })),
      },
      part(
        'assessment-method',
        [request.ask, request.form, ...request.explain].map((text) => text[lang]).join('\n\n'),
        'asm',
      ),
    ],
  };
}

/** Within the catalogue by the id of the control; to another norm by the name that norm is exported under. */
function hrefOf(relation: string, { id, ref }: Control): string {
  const [norm = '', wanted = ''] = relation.split('/');
  const own = ref.slice(0, ref.length - id.length - 1);
  return norm === own
    ? `#${token(wanted)}`
    : `${norm.replace('@', '-').replace(':', '-')}.catalog.json#${token(wanted)}`;
}

function proseOf(need: Need, lang: keyof Text): string {
  if (need.kind === 'anyOf') return need.branches.map((branch) => proseOf(branch, lang)).join(' | ');
  if (need.kind === 'judgement') return need.questions.map((question) => question[lang]).join('\n');
  const from = need.from ?? 'measurement';
  return `${need.kind}: ${from}${need.card.length === 0 ? '' : ` (${need.card.join(', ')})`}`;
}

function property(name: string, value: string, ns: string | null = NAMESPACE): unknown {
  return { name, ...(ns === null ? {} : { ns }), value };
}

/** An id as OSCAL allows it: it begins with a letter and holds no slash. */
function token(id: string): string {
  const plain = id.replace(/[^\p{L}\p{N}._-]/gu, '_');
  return /^[\p{L}_]/u.test(plain) ? plain : `c-${plain}`;
}

/** A name-based UUID (version 5 by its form), so that the same catalogue gives the same document. */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
