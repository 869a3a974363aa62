// The floor of bench/subscriptions.mjs, in a process of its own: sockets of `ws` and nothing else, each sent a text of its own of a given length.
import { createServer } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import { WebSocketServer } from 'ws';
import { usage } from './process-usage.mjs';

const { bytes } = JSON.parse(process.argv[2]);
const TURN = 250;
const text = Buffer.alloc(bytes, 'x');
const http = createServer();
const sockets = new WebSocketServer({ server: http });

const sendToAll = async () => {
  let sent = 0;
  for (const socket of sockets.clients) {
    socket.send(Buffer.from(text), { binary: false });
    sent += 1;
    if (sent % TURN === 0) await turn();
  }
};
process.on('message', async (asked) => {
  if (asked === 'usage') return process.send(usage());
  if (asked === 'stop') return process.exit(0);
  // Answered as an approval is: before anything is sent.
  process.send({});
  await sendToAll();
});
http.listen(0, '127.0.0.1', () => process.send({ port: http.address().port }));
