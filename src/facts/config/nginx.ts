import { place, readText, unreadable } from '../text.ts';
import type { Reader, Source, Variant } from '../types.ts';
import { defaultsOf } from './nginx/defaults.ts';
import { nginxFiles } from './nginx/files.ts';
import { isWebConfiguration, nginxFacts } from './nginx/model.ts';
import { nginxTree } from './nginx/tree.ts';
import { FOLDERS } from './places.ts';

/**
 * nginx with its includes, the main file first; or what `nginx -T` printed. Where the version is not known and a
 * default of nginx decides, there is a variant for every range of versions.
 */
export const nginxReader: Reader = {
  name: 'nginx',
  version: '1',
  family: 'nginx',
  async read(sources, params) {
    const files = await nginxFiles(mainFirst(sources));
    if ('status' in files) return files;
    const folders = await foldersIn(sources);
    const tree = nginxTree(files, (pattern) => folders.has(pattern.replace(/^\/|\/[^/]*$/g, '')));
    if ('status' in tree) return tree;
    if (!isWebConfiguration(tree)) return unreadable('unsupported', 'no http or server block', place(tree.main, 1));
    const models = defaultsOf(params.version).map((defaults) => ({ ...nginxFacts(tree, defaults), ...defaults }));
    const variants = models.map(({ facts, assuming }): Variant => ({
      facts,
      ...(assuming === undefined ? {} : { assuming }),
    }));
    const [first, ...others] = variants.map(({ facts }) => JSON.stringify(facts));
    const same = others.every((facts) => facts === first);
    return {
      status: 'read',
      recognised: true,
      facts: {
        family: 'nginx',
        reader: 'nginx@1',
        complete: models.every((model) => model.complete),
        variants: same ? variants.slice(0, 1).map(({ facts }) => ({ facts })) : variants,
      },
    };
  },
};

/** Folders the collector saw: an empty one brings no file. */
async function foldersIn(sources: readonly Source[]): Promise<ReadonlySet<string>> {
  const source = sources.find(({ name }) => name === FOLDERS);
  const text = source === undefined ? '' : await readText(source);
  return new Set(typeof text === 'string' ? text.split('\n') : []);
}

/** Of a folder that was handed over as a product's, the main file comes first; what the collector says of it goes. */
function mainFirst(sources: readonly Source[]): readonly Source[] {
  const own = sources.filter(({ name }) => !name.startsWith('@'));
  if (own.length === sources.length) return sources;
  const rooted = own.some(({ name }) => name === 'etc/nginx/nginx.conf');
  const named = rooted
    ? own.map((source): Source => ({ ...source, name: `/${source.name}`, open: () => source.open() }))
    : own;
  const main = named.find(({ name }) => name === '/etc/nginx/nginx.conf' || name === 'nginx.conf');
  return main === undefined ? named : [main, ...named.filter((source) => source !== main)];
}
