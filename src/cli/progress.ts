import type { CliOutput } from './command';

/** How far something that takes seconds has come. */
export interface Progress {
  readonly show: (done: number, total: number) => void;
  readonly clear: () => void;
}

/** A bar on a terminal. Elsewhere, where each line stays, one for every hundred. */
export function createProgress(errors: CliOutput): Progress {
  return errors.isTTY === true ? progressBar(errors) : progressLines(errors);
}

function progressBar(errors: CliOutput): Progress {
  const width = 30;
  return {
    show: (done, total) => {
      const filled = Math.round((done / total) * width);
      errors.write(`\r${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done} of ${total}`);
    },
    clear: () => {
      errors.write('\r\u001B[K');
    },
  };
}

function progressLines(errors: CliOutput): Progress {
  return {
    show: (done, total) => {
      if (done > 0 && done < total && done % 100 === 0) errors.write(`${done} of ${total} verified\n`);
    },
    clear: () => undefined,
  };
}
