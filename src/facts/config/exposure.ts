/** Who can reach a socket, as far as its address tells: a firewall may still stand before it. */
export type Exposure = 'loopback' | 'private' | 'public' | 'all';

const ADDRESS = /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:.]*)$/;
const PRIVATE = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/;

/** Undefined for a name: what it stands for is not in the configuration. */
export function exposureOf(address: string): Exposure | undefined {
  const bare = address.replace(/^\[|\]$/g, '').toLowerCase();
  if (['*', '', '0.0.0.0', '::', '0', '-::*'].includes(bare)) return 'all';
  if (bare === 'localhost' || bare.startsWith('127.') || bare === '::1' || isSocketFile(bare)) return 'loopback';
  if (!ADDRESS.test(bare)) return undefined;
  if (PRIVATE.test(bare) || /^f[cd]/.test(bare) || bare.startsWith('fe80')) return 'private';
  return 'public';
}

const WIDEST_FIRST: readonly Exposure[] = ['all', 'public', 'private', 'loopback'];

/** Of a service on several addresses: `all` whatever the others are, undefined where an unknown one could be wider. */
export function widestOf(exposures: readonly (Exposure | undefined)[]): Exposure | undefined {
  if (exposures.includes(undefined) && !exposures.includes('all')) return undefined;
  return WIDEST_FIRST.find((each) => exposures.includes(each));
}

function isSocketFile(address: string): boolean {
  return address.startsWith('/') || address.startsWith('unix:');
}
