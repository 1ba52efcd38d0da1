/** The name facts use for a version of TLS: what OpenSSL calls `TLSv1` is `TLSv1.0`; any other name stands as it is. */
export function tlsVersion(name: string): string {
  return name === 'TLSv1' ? 'TLSv1.0' : name;
}
