// One heartbeat for all sockets of a server: a few of them at a time, so that nobody's message waits for thousands of pings.
import type { WebSocket } from 'ws';

/** Proxies close what is silent for a minute; a ping costs as much as a message. */
const ROUND_MS = 30_000;
const BEAT_MS = 500;

/** Pings each of its sockets once in a round; who has not answered by the next time is gone. */
export class Heartbeat {
  readonly #sockets = new Set<WebSocket>();
  readonly #silent = new Set<WebSocket>();
  // Of no socket in particular: what is kept for each of thousands must be little.
  readonly #answered: (this: WebSocket) => void;
  readonly #closed: (this: WebSocket) => void;
  readonly #timer: NodeJS.Timeout;
  #round = this.#sockets.values();
  /** How many are to be pinged: grows by a beat's part of them. */
  #due = 0;

  constructor(roundMs = ROUND_MS, beatMs = BEAT_MS) {
    const [sockets, silent] = [this.#sockets, this.#silent];
    this.#answered = function () {
      silent.delete(this);
    };
    this.#closed = function () {
      sockets.delete(this);
      silent.delete(this);
    };
    this.#timer = setInterval(() => this.#beat((this.#sockets.size * beatMs) / roundMs), beatMs).unref();
  }

  add(socket: WebSocket): void {
    this.#sockets.add(socket);
    socket.on('pong', this.#answered).once('close', this.#closed);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #beat(part: number): void {
    for (this.#due += part; this.#due >= 1 && this.#sockets.size > 0; this.#due -= 1) this.#ping(this.#next());
  }

  /** In the order of their coming, and then from the beginning. */
  #next(): WebSocket {
    let next = this.#round.next();
    if (next.done) next = (this.#round = this.#sockets.values()).next();
    return next.value!;
  }

  #ping(socket: WebSocket): void {
    if (this.#silent.has(socket)) return socket.terminate();
    this.#silent.add(socket);
    if (socket.readyState === socket.OPEN) socket.ping();
  }
}
