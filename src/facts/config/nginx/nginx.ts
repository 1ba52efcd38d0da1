import { place, unreadable } from '../../text.ts';
import type { Fact } from '../../types.ts';
import type { Adapter, AdapterInput } from '../types.ts';
import { defaultsOf } from './defaults.ts';
import { toNginxFiles } from './files.ts';
import { isWebConfiguration, nginxFacts } from './model.ts';
import { topicsOf } from './topics.ts';
import { nginxTree } from './tree.ts';

/** nginx with its includes, or what `nginx -T` printed. */
export const nginxAdapter: Adapter = {
  product: 'nginx',
  places: {
    main: ['etc/nginx/nginx.conf', 'usr/local/nginx/conf/nginx.conf'],
    also: ['etc/nginx/**', 'usr/local/nginx/conf/**', 'usr/share/nginx/modules-available/*'],
  },
  read(input) {
    const files = toNginxFiles(orderedFiles(input));
    if ('status' in files) return files;
    const tree = nginxTree(files, (pattern) => !input.include(pattern).missing);
    if ('status' in tree) return tree;
    if (!isWebConfiguration(tree)) return unreadable('unsupported', 'no http or server block', place(tree.main, 1));
    const [defaults] = defaultsOf(input.version ?? input.defaults?.version.concat('.0'));
    const { facts, complete } = nginxFacts(tree, defaults ?? { protocols: [] });
    const own = facts.map((fact): Fact => ({ ...fact, path: `nginx.${fact.path}` }));
    const topics = topicsOf(tree, facts);
    if (!tree.conditional) return { facts: [...own, ...topics], complete };
    // A template statement decides which directives there are at all.
    const lists = ['tls', 'listener', 'log', 'limit'].map((path) => ({ path }));
    const open = [...lists, ...topics].map(({ path }): Fact => ({
      path,
      origin: 'templated',
      at: place(tree.main, 1),
    }));
    return { facts: [...own, ...open], complete: false };
  },
};

// Below the root of a machine paths are those of the machine.
function orderedFiles({ main, files }: AdapterInput) {
  const rooted = main.path.includes('/');
  return [main, ...files.filter((file) => file !== main)].map(({ path, text, source }) => ({
    path: rooted ? `/${path}` : path,
    ...{ text, source },
  }));
}
