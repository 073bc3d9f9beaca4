import { Worker } from 'node:worker_threads';
import { examineOutput } from '../log/examineOutput';
import type { Redactor, RedactorKnowledge } from '../log/redact';
import type { ExaminedOutput, ExamineOutput, PrintedOutput } from '../run/ports';

/** What the thread is given: an output, and what the redactor knows. */
export interface ExaminationRequest {
  readonly printed: PrintedOutput;
  readonly knowledge: RedactorKnowledge;
}

/** What the thread gives back: with all that its redactor knows by then. */
export interface Examination {
  readonly examined: ExaminedOutput;
  readonly secrets: RedactorKnowledge['secrets'];
}

/** Up to this length, an output is done with before a thread would have started: in UTF-16 code units. */
const longestHere = 128 * 1024;

/**
 * Examines small outputs at once, and large ones, which take a second and more, in a thread of their own: the editor goes
 * on meanwhile. `program` is the path of the thread's program, `dist/outputWorker.js`; without it everything is done here.
 */
export function createOutputExaminer(redactor: Redactor, program: string | undefined): ExamineOutput {
  return async (printed) => {
    const { head, tail } = printed.output;
    if (program === undefined || head.length + tail.length <= longestHere) return examineOutput(printed, redactor);
    try {
      const { examined, secrets } = await inThread(program, { printed, knowledge: redactor.knowledge() });
      for (const { value, kind } of secrets) redactor.learn(value, kind);
      return examined;
    } catch {
      // Where no thread can be had, it takes its time here: a result must not be lost for that.
      return examineOutput(printed, redactor);
    }
  };
}

async function inThread(path: string, request: ExaminationRequest): Promise<Examination> {
  const worker = new Worker(path, { workerData: request, execArgv: [] });
  try {
    return await new Promise<Examination>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`The thread ended with code ${code}.`)));
    });
  } finally {
    await worker.terminate();
  }
}
