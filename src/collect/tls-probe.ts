import { connect } from 'node:net';
import { judgeAnswer, parseAnswer, type OfferResult } from '../facts/wire/tls-answer.ts';
import { buildHello, type HelloOffer } from '../facts/wire/tls-hello.ts';
import type { Bounds } from './address.ts';
import { onAbort } from './on-abort.ts';
import { failed, networkTrouble, type Failed } from './trouble.ts';

/** What came of one hello: an answer, or trouble of the network, which says nothing about the server. */
export type Asked = OfferResult | { readonly kind: 'trouble'; readonly trouble: Failed['trouble'] };

/** More than any first answer needs; a server that sends without end is cut off here. */
const ANSWER_MAX = 64 * 1024;

function atEnd(offer: HelloOffer, received: Uint8Array): OfferResult {
  if (received.length === 0) return { kind: 'rejected', by: 'closed the connection', version: false };
  const answer = parseAnswer(received);
  if (answer.kind !== 'incomplete') return judgeAnswer(offer, answer);
  if (answer.warning !== undefined) return { kind: 'rejected', by: `alert ${answer.warning}`, version: false };
  return { kind: 'violation', detail: `answer broken off after ${received.length} bytes` };
}

/** Sends one ClientHello over a connection of its own and reads no further than the first answer. */
export function askHello(
  offer: HelloOffer,
  at: { readonly address: string; readonly port: number } & Bounds,
): Promise<Asked> {
  const { address, port, limits, signal } = at;
  return new Promise((done) => {
    const socket = connect({ host: address, port });
    let received = Buffer.alloc(0);
    const end = (asked: Asked): void => {
      clearTimeout(timer);
      release();
      socket.destroy();
      done(asked);
    };
    const fail = ({ trouble }: Failed): void => end({ kind: 'trouble', trouble });
    const release = onAbort(signal, () => fail(failed('interrupted', 'interrupted')));
    let timer = setTimeout(() => fail(failed('timeout', `no connection in ${limits.connectMs} ms`)), limits.connectMs);
    socket.once('connect', () => {
      clearTimeout(timer);
      // Not an idle timer: a server that drips one byte a second ends here too.
      timer = setTimeout(() => fail(failed('timeout', `no answer in ${limits.handshakeMs} ms`)), limits.handshakeMs);
      socket.write(buildHello(offer));
    });
    socket.on('data', (piece) => {
      received = Buffer.concat([received, piece]);
      const answer = parseAnswer(received);
      if (answer.kind !== 'incomplete') end(judgeAnswer(offer, answer));
      else if (received.length > ANSWER_MAX)
        end({ kind: 'violation', detail: `answer of more than ${ANSWER_MAX} bytes` });
    });
    socket.once('end', () => end(atEnd(offer, received)));
    socket.once('error', (error) => fail(networkTrouble(error)));
  });
}
