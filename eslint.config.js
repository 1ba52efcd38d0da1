import js from '@eslint/js';
import ts from 'typescript-eslint';

/** The import table of src/README.md: which stages a stage may import whole, and which for their types only. */
export const IMPORT_TABLE = {
  catalogue: { whole: [], typesOf: [] },
  audit: { whole: ['catalogue'], typesOf: [] },
  plan: { whole: ['catalogue', 'audit'], typesOf: [] },
  dossier: { whole: [], typesOf: ['plan', 'catalogue'] },
  facts: { whole: [], typesOf: ['catalogue', 'dossier', 'audit'] },
  collect: { whole: ['plan', 'dossier', 'facts'], typesOf: ['catalogue', 'audit'] },
  assess: { whole: [], typesOf: ['catalogue', 'audit', 'plan', 'dossier', 'facts'] },
  decide: { whole: [], typesOf: ['assess'] },
  report: { whole: ['language'], typesOf: ['catalogue', 'audit', 'assess', 'decide'] },
  language: {
    whole: [],
    typesOf: ['catalogue', 'audit', 'assess', 'decide', 'report', 'dossier', 'facts', 'plan'],
  },
};

const STAGES = [...Object.keys(IMPORT_TABLE), 'cli'];

function onlyTable([stage, { whole, typesOf }]) {
  const patterns = STAGES.filter((name) => name !== stage && !whole.includes(name)).map((name) =>
    typesOf.includes(name)
      ? {
          regex: `^(\\.\\./)+${name}/(?!([a-z-]+/)*types\\.ts$|.*\\.generated\\.ts$)`,
          message: `${stage}/ may import only the types of ${name}/`,
        }
      : { regex: `^(\\.\\./)+${name}/`, message: `${stage}/ may not import ${name}/ (see src/README.md)` },
  );
  return { files: [`src/${stage}/**/*.ts`], rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

/** Pure stages meet no network, no disk, no process. */
export const PURE_STAGES = ['facts', 'assess', 'decide', 'report', 'plan', 'language'];

export const IMPURE_MODULES = [
  'net',
  'tls',
  'dns',
  'fs',
  'fs/promises',
  'child_process',
  'http',
  'https',
  'http2',
  'dgram',
  'os',
  'worker_threads',
];

export default ts.config(
  { ignores: ['dist', '.dist-*', 'node_modules', '**/*.generated.ts', 'reports'] },
  js.configs.recommended,
  {
    files: ['src/**/*.ts', 'test/**/*.ts', 'fixtures/**/*.ts'],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: ['test/tsconfig.json'], tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'func-style': ['error', 'declaration', { allowArrowFunctions: true }],
      'no-console': 'error',
      'no-control-regex': 'off',
      complexity: ['error', 15],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        { selector: 'TSEnumDeclaration', message: 'No enums: a union of strings.' },
        { selector: "ClassDeclaration[superClass.name!='Error']", message: 'No classes but errors.' },
        {
          selector: "CallExpression[callee.object.name='process'][callee.property.name='exit']",
          message: 'Set process.exitCode.',
        },
      ],
    },
  },
  ...Object.entries(IMPORT_TABLE).map(onlyTable),
  {
    files: [`src/{${PURE_STAGES.join(',')}}/**/*.ts`],
    rules: {
      'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval'],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: IMPURE_MODULES.flatMap((name) => [name, `node:${name}`]).map((name) => ({
            name,
            message: 'This stage is pure.',
          })),
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts', 'fixtures/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'no-console': 'off', complexity: 'off' },
  },
  {
    files: ['bin/*.js', 'test/**/*.js', '*.js', '*.ts'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        Buffer: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
      },
    },
  },
);
