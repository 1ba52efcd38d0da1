import { place, unreadable } from '../text.ts';
import type { Reader, Variant } from '../types.ts';
import { defaultsOf } from './nginx/defaults.ts';
import { nginxFiles } from './nginx/files.ts';
import { isWebConfiguration, nginxFacts } from './nginx/model.ts';
import { nginxTree } from './nginx/tree.ts';

/**
 * nginx with its includes, the main file first; or what `nginx -T` printed. Where the version is not known and a
 * default of nginx decides, there is a variant for every range of versions.
 */
export const nginxReader: Reader = {
  name: 'nginx',
  version: '1',
  family: 'nginx',
  async read(sources, params) {
    const files = await nginxFiles(sources);
    if ('status' in files) return files;
    const tree = nginxTree(files);
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
