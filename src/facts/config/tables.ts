import type { DefaultsTable } from '../../catalogue/types.ts';

interface Assumption {
  readonly assuming?: string;
  readonly table: DefaultsTable | undefined;
}

/**
 * The tables of defaults to judge under: that of the version, where it is known and described; otherwise every one
 * there is, each under its name. Where there is none, defaults are not known.
 */
export function tablesFor(tables: readonly DefaultsTable[], version: string | undefined): readonly Assumption[] {
  const known = version === undefined ? undefined : tables.find((table) => isOf(table.version, version));
  if (known !== undefined) return [{ table: known }];
  if (tables.length === 0) return [{ table: undefined }];
  return tables.map((table) => ({ assuming: `${table.product} ${table.version}`, table }));
}

/** `1:9.2p1-2+deb12u10` and `OpenSSH_9.2p1` are of 9.2; `9.20` is not. */
function isOf(described: string, version: string): boolean {
  const found = /(\d+(?:\.\d+)*)/.exec(version.replace(/^\d+:/, ''))?.[1];
  return found !== undefined && (found === described || found.startsWith(`${described}.`));
}
