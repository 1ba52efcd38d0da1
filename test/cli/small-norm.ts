/** A norm of a few controls, one for each kind of evidence, so that a test sees at once what its evidence does. */

function text(words: string): { readonly nl: string; readonly en: string } {
  return { nl: words, en: words };
}

interface Measure {
  readonly aspect: 'design' | 'existence' | 'operation';
  readonly targets: readonly string[];
  readonly need: object;
}

const CARD = ['what', 'madeBy', 'observedAt'] as const;

const MEASURES = {
  // A file that says how a setting stands.
  'S-1': {
    aspect: 'existence',
    targets: ['service'],
    need: {
      check: {
        id: 'mfa',
        family: 'tree',
        from: 'settings',
        card: [...CARD, 'columns'],
        assert: { at: 'mfa', as: 'bool', equals: true },
      },
    },
  },
  // An export with a row for each event.
  'S-2': {
    aspect: 'existence',
    targets: ['service'],
    need: {
      check: {
        id: 'tests',
        family: 'records',
        from: 'tests',
        card: [...CARD, 'columns'],
        assert: {
          all: [
            { at: 'rows', as: 'int', gte: 1 },
            { at: 'columns.outcome.missing', as: 'int', equals: 0 },
          ],
        },
      },
    },
  },
  // A configuration.
  'S-3': {
    aspect: 'existence',
    targets: ['nginx'],
    need: {
      check: {
        id: 'versions',
        family: 'nginx',
        assert: {
          each: 'servers',
          where: { at: 'tls', equals: true },
          assert: { at: 'protocols', as: 'set', subsetOf: ['TLSv1.2', 'TLSv1.3'] },
        },
      },
    },
  },
  // An endpoint, its handshake.
  'S-4': {
    aspect: 'existence',
    targets: ['web'],
    need: {
      check: {
        id: 'protocols',
        family: 'tls',
        assert: {
          each: 'protocols',
          where: { at: 'accepted', equals: true },
          assert: { at: 'name', in: ['TLSv1.2', 'TLSv1.3'] },
          onEmpty: 'unknown',
        },
      },
    },
  },
  // An endpoint, its pages.
  'S-5': {
    aspect: 'existence',
    targets: ['web'],
    need: { check: { id: 'hsts', family: 'http', assert: { at: 'hsts.present', equals: true } } },
  },
  // An endpoint, whose it is.
  'S-7': {
    aspect: 'existence',
    targets: ['web'],
    need: { check: { id: 'name', family: 'tls', assert: { at: 'hostname.matches', equals: true } } },
  },
  // The settings of a product.
  'S-8': {
    aspect: 'existence',
    targets: ['config'],
    need: {
      check: {
        id: 'listeners',
        family: 'config',
        about: 'listener',
        assert: { each: 'listener', assert: { at: 'exposure', equals: 'loopback' } },
      },
    },
  },
  // A paper for people.
  'S-6': {
    aspect: 'existence',
    targets: ['service'],
    need: { document: { id: 'policy', from: 'policy', card: [...CARD] } },
  },
} as const satisfies Record<string, Measure>;

export type ControlId = keyof typeof MEASURES;

function control(id: ControlId): object {
  const { aspect, targets, need } = MEASURES[id];
  const criterion = { id: 'a', aspect, text: text(`What ${id} asks`), targets, window: 'P1Y', needs: [need] };
  return {
    schema: 'control@1',
    id,
    title: text(`Control ${id}`),
    topic: text(`About ${id}`),
    theme: 'supervision',
    addressee: 'supplier',
    mandatory: true,
    knockout: false,
    measure: false,
    depth: [aspect],
    provability: 'measurable',
    request: { ask: text('Give it'), form: text('A file'), explain: [text('What it is')] },
    weak: [text('A promise')],
    remedy: text('Put it right'),
    relations: [],
    criteria: [criterion],
  };
}

/** The files of the norm, JSON being YAML, by their path in the audit folder. */
export function smallNorm(ids: readonly ControlId[]): Readonly<Record<string, string>> {
  const catalogue = {
    schema: 'catalogue@1',
    id: 'small',
    version: '1',
    title: text('Small norm'),
    kind: 'own',
    source: { publisher: 'biotoets' },
  };
  return {
    'norm/catalogue.yaml': JSON.stringify(catalogue),
    ...Object.fromEntries(ids.map((id) => [`norm/${id}.yaml`, JSON.stringify(control(id))])),
  };
}
