// Results of one subscription, each written once for all that get it, past what a socket does for messages of its own.
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Outlet } from './live-subscription.js';

/** So much may wait in the server's memory for one client, beside what the system sends. */
const MOST_WAITING_BYTES = 64 * 1024;

const FINAL_TEXT = 0x81;
const LONGEST_IN_7_BITS = 125;
const LONGEST_IN_16_BITS = 0xffff;
const CLOSING_BRACE = 0x7d;

const headBytesOf = (length: number): number => (length <= LONGEST_IN_7_BITS ? 2 : length <= LONGEST_IN_16_BITS ? 4 : 10);

/** The head of a text frame of the server's, whole and unmasked (RFC 6455, 5.2); gives where it ends. */
const writeHead = (frames: Buffer, at: number, length: number): number => {
  frames[at] = FINAL_TEXT;
  if (length <= LONGEST_IN_7_BITS) frames[at + 1] = length;
  else if (length <= LONGEST_IN_16_BITS) {
    frames[at + 1] = 126;
    frames.writeUInt16BE(length, at + 2);
  } else {
    frames[at + 1] = 127;
    frames.writeBigUInt64BE(BigInt(length), at + 2);
  }
  return at + headBytesOf(length);
};

/**
 * Writes whole frames to the connection itself: one write for all that is sent at once, where `ws` takes two for each message. It may, because nothing is compressed
 * here: then what `ws` sends is on the connection before its `send` returns, and no frame comes into another.
 */
export class SocketOutlet implements Outlet {
  readonly #opening: string;
  readonly #openingBytes: number;
  constructor(
    private readonly socket: WebSocket,
    private readonly connection: Duplex,
    id: string,
  ) {
    this.#opening = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
    this.#openingBytes = Buffer.byteLength(this.#opening);
  }

  get hasRoom(): boolean {
    return this.connection.writableLength <= MOST_WAITING_BYTES;
  }

  send(payloads: readonly Buffer[]): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    const lengths = payloads.map((payload) => this.#openingBytes + payload.length + 1);
    const frames = Buffer.allocUnsafe(lengths.reduce((total, length) => total + headBytesOf(length) + length, 0));
    let end = 0;
    payloads.forEach((payload, index) => {
      end = writeHead(frames, end, lengths[index]!);
      end += frames.write(this.#opening, end);
      frames.set(payload, end);
      end += payload.length;
      frames[end] = CLOSING_BRACE;
      end += 1;
    });
    this.connection.write(frames);
  }
}
