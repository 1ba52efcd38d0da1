// Makes the sample reports in reports/ from the recorded dossiers of the example suppliers: no server, no key, no clock.
//
//   npm run samples                   makes them (after a build: node test/samples.js)
//   node test/samples.js --check      makes them elsewhere and says which differ from those in reports/
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '..');
const kept = join(root, 'reports');
const execute = promisify(execFile);

const AS_OF = '2026-11-23';
const ENDING = { markdown: 'md', html: 'html', pdf: 'pdf', junit: 'junit.xml' };
/** What each ends with, and the languages its reports are kept in. */
const SUPPLIERS = {
  'aurora-post': { code: 0, langs: ['nl', 'en'] },
  'kestrel-mail': { code: 1, langs: ['nl'] },
  'zwijger-post': { code: 2, langs: ['nl'] },
  'in-huis': { code: 1, langs: ['nl'] },
};

async function biotoets(expected, ...argv) {
  const { code = 0, stderr } = await execute(process.execPath, [join(root, 'bin', 'biotoets.js'), ...argv]).catch(
    (error) => error,
  );
  if (code !== expected) throw new Error(`biotoets ${argv[0]} ended with ${code}, not ${expected}\n${stderr}`);
}

async function sample(target, supplier, { code, langs }) {
  const folder = await mkdtemp(join(tmpdir(), 'biotoets-sample-'));
  const out = join(target, supplier);
  try {
    await cp(join(root, 'fixtures', supplier, 'audit'), folder, { recursive: true });
    await rm(out, { recursive: true, force: true });
    await mkdir(out, { recursive: true });
    await biotoets(code, 'assess', folder, '--as-of', AS_OF, '--out', out, '--quiet');
    for (const lang of langs) {
      const name = lang === 'nl' ? 'report' : `report.${lang}`;
      const wanted = Object.entries(ENDING).flatMap(([format, ending]) => [
        '--report',
        `${format}:${join(out, `${name}.${ending}`)}`,
      ]);
      await biotoets(0, 'report', folder, '--out', out, '--lang', lang, '--quiet', ...wanted);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function makeSamples(target) {
  for (const [supplier, settings] of Object.entries(SUPPLIERS)) await sample(target, supplier, settings);
}

/** The names of all files below a folder, sorted. */
async function filesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

/** What a file says. Another version of zlib packs the same pages of a PDF otherwise, so those are unpacked first. */
async function contentOf(file) {
  if (!file.endsWith('.pdf')) return readFile(file);
  const { stdout } = await execute('qpdf', ['--qdf', '--static-id', '--no-original-object-ids', file, '-'], {
    encoding: 'buffer',
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

async function differences(made) {
  const expected = await filesIn(made);
  // The picture of the README is made from a sample by hand, and is none.
  const found = (await filesIn(kept)).filter((file) => !file.startsWith('images/'));
  const lines = [
    ...expected.filter((file) => !found.includes(file)).map((file) => `${file} is not there`),
    ...found.filter((file) => !expected.includes(file)).map((file) => `${file} is no sample`),
  ];
  for (const file of expected.filter((each) => found.includes(each))) {
    const [now, before] = [await contentOf(join(made, file)), await contentOf(join(kept, file))];
    if (!now.equals(before)) lines.push(`${file} differs`);
  }
  return lines;
}

async function check() {
  const made = await mkdtemp(join(tmpdir(), 'biotoets-samples-'));
  try {
    await makeSamples(made);
    const lines = await differences(made);
    for (const line of lines) process.stderr.write(`reports/${line}; run npm run samples and look at what changed\n`);
    if (lines.length > 0) process.exitCode = 1;
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}

await (process.argv.includes('--check') ? check() : makeSamples(kept));
