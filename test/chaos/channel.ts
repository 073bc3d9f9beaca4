import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { Emitter } from '../../src/util/event';

/** The worker's end of its line to the one who injures it: words come in, what has happened goes out. */
export class Channel {
  readonly #socket: Socket;
  readonly #words = new Emitter<string>();
  /** Fires with each line. */
  readonly onWord = this.#words.event;

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1');
    this.#socket.setNoDelay();
    createInterface({ input: this.#socket }).on('line', (line) => this.#words.fire(line));
  }

  /** The system has it when this returns, as long as it takes all: what was shown as done is told whatever comes next. */
  tell(line: string): void {
    this.#socket.write(`${line.replaceAll('\n', ' ')}\n`);
  }
}
