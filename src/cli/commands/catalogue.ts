/** Catalogues as such, apart from any audit. Each verb is a file of cli/catalogue. */
export { printCases } from '../catalogue/cases.ts';
export { diffCatalogue } from '../catalogue/diff.ts';
export { exportCatalogue } from '../catalogue/export.ts';
export { importNormText } from '../catalogue/import.ts';
export { lintCatalogue } from '../catalogue/lint.ts';
export { listCatalogue } from '../catalogue/list.ts';
export { mapControl } from '../catalogue/map.ts';
export { showControl } from '../catalogue/show.ts';
