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

/** The head of a text frame of the server's, whole and unmasked (RFC 6455, 5.2). */
const writeHead = (frame: Buffer, length: number): void => {
  frame[0] = FINAL_TEXT;
  if (length <= LONGEST_IN_7_BITS) frame[1] = length;
  else if (length <= LONGEST_IN_16_BITS) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
};

/**
 * Writes whole frames to the connection itself: one write where `ws` takes two and a system call for both. It may, because nothing is compressed
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

  send(payload: Buffer): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    const length = this.#openingBytes + payload.length + 1;
    const head = headBytesOf(length);
    const frame = Buffer.allocUnsafe(head + length);
    writeHead(frame, length);
    frame.write(this.#opening, head);
    frame.set(payload, head + this.#openingBytes);
    frame[frame.length - 1] = CLOSING_BRACE;
    this.connection.write(frame);
  }
}
