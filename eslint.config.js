import js from '@eslint/js';
import ts from 'typescript-eslint';

const STAGES = ['catalogue', 'audit', 'plan', 'dossier', 'facts', 'collect', 'assess', 'decide', 'report', 'language', 'cli'];

/** One row of the import table of src/README.md: `stage` may import these stages whole, and those for their types only. */
function only(stage, whole, typesOf = []) {
  const other = STAGES.filter((name) => name !== stage && !whole.includes(name));
  const patterns = other.map((name) =>
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
const IMPURE = ['net', 'tls', 'dns', 'fs', 'fs/promises', 'child_process', 'http', 'https', 'http2', 'dgram', 'os', 'worker_threads'];

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
        { selector: "CallExpression[callee.object.name='process'][callee.property.name='exit']", message: 'Set process.exitCode.' },
      ],
    },
  },
  only('catalogue', []),
  only('audit', ['catalogue']),
  only('plan', ['catalogue', 'audit']),
  only('dossier', [], ['plan', 'catalogue']),
  only('facts', [], ['catalogue', 'dossier', 'audit']),
  only('collect', ['plan', 'dossier', 'facts'], ['catalogue', 'audit']),
  only('assess', [], ['catalogue', 'audit', 'plan', 'dossier', 'facts']),
  only('decide', [], ['assess']),
  only('report', ['language'], ['catalogue', 'audit', 'assess', 'decide']),
  only('language', [], ['catalogue', 'audit', 'assess', 'decide', 'report', 'dossier', 'facts', 'plan']),
  {
    files: ['src/{facts,assess,decide,report,plan,language}/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval'],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { paths: IMPURE.flatMap((name) => [name, `node:${name}`]).map((name) => ({ name, message: 'This stage is pure.' })) },
      ],
    },
  },
  { files: ['test/**/*.ts', 'fixtures/**/*.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'no-console': 'off', complexity: 'off' } },
  { files: ['bin/*.js', 'test/**/*.js', '*.js', '*.ts'], languageOptions: { globals: { process: 'readonly', console: 'readonly', Buffer: 'readonly', URL: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly' } } },
);
