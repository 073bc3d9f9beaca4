import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { waitFor } from '../host/wait.mjs';

/**
 * Where workers report, each on a connection of its own (channel.ts).
 *
 * @typedef {object} Connection
 * @property {boolean} isOver the worker's process has ended
 * @property {Promise<void>} over
 * @property {(line: string) => void} send
 * @property {(listener: (line: string) => void) => void} listen in the place of the listener before
 */
export async function openLink() {
  /** @type {Connection[]} */
  const arrived = [];
  const server = createServer((socket) => arrived.push(connectionOf(socket)));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: server.address().port,
    /** The next worker that has come. @returns {Promise<Connection>} */
    next: () => waitFor('a worker', () => arrived.shift(), { timeout: 90_000, every: 5 }),
    close: () => server.close(),
  };
}

function connectionOf(socket) {
  let heard = () => undefined;
  socket.setNoDelay();
  const lines = createInterface({ input: socket });
  for (const each of [socket, lines]) each.on('error', () => undefined); // It was killed: `close` follows.
  lines.on('line', (line) => heard(line));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  const read = new Promise((resolve) => lines.once('close', resolve).once('error', resolve));
  const connection = {
    isOver: false,
    send: (line) => socket.write(`${line}\n`),
    listen: (listener) => (heard = listener),
  };
  connection.over = Promise.all([closed, read]).then(() => void (connection.isOver = true));
  return connection;
}
