import type { Found } from '../types.ts';
import type { Effective } from './settings.ts';

const CLOSES = new Set(['reject_unauth_destination', 'defer_unauth_destination', 'reject', 'defer']);
/** Let through who is known, or mail that is for this server. */
const KNOWN = new Set([
  'permit_mynetworks',
  'permit_sasl_authenticated',
  'permit_tls_clientcerts',
  'permit_auth_destination',
  'permit_inet_interfaces',
]);

/**
 * Whether anybody may send mail on to anywhere: the relay restrictions close, or those of recipients do. A table that
 * stands before the end may let through whom it wants.
 */
export function openRelay(get: Effective): Found<boolean> {
  const [relay, recipient] = [get('smtpd_relay_restrictions'), get('smtpd_recipient_restrictions')];
  const [first, second] = [ending(relay), ending(recipient)];
  // Of the two lists the first that refuses decides.
  if ('value' in first && !first.value) return first;
  if ('value' in second && !second.value) return second;
  if (!('value' in first)) return first;
  return 'value' in second ? first : second;
}

function ending(found: Found<string>): Found<boolean> {
  if (!('value' in found)) return found.origin === 'absent' ? { origin: 'unparsed', at: found.at } : found;
  for (const word of found.value.split(/[\s,]+/).filter((each) => each !== '')) {
    if (CLOSES.has(word)) return { ...found, value: false };
    if (word === 'permit') break;
    if (!KNOWN.has(word) && !word.startsWith('reject_') && word !== 'warn_if_reject')
      return { origin: 'unparsed', at: found.at };
  }
  return { ...found, value: true };
}
