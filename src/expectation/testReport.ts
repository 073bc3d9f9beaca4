import { addCounts, readCounts, type Counts } from './testCounts';

/** What a test runner says of its tests in one place of its output. What it does not say is absent. */
export interface TestSummary extends Counts {
  /** 0-based line where it begins. */
  readonly foundLine: number;
  /** It says that all is well, so that failures which it does not count are none. */
  readonly isGood: boolean;
  /** Its words say that it is a wish, or not so. */
  readonly isTakenBack: boolean;
}

/**
 * Every summary of tests in the output: what stands in one line (`85 tests, 5 failures`), over several lines of one
 * count each (`# tests 85`, `# pass 80`), or as a total with the verdict below it (`Ran 85 tests in 1.2s`, `OK`).
 */
export function readTestSummaries(lines: readonly string[]): readonly TestSummary[] {
  const summaries: TestSummary[] = [];
  let open: (TestSummary & { readonly end: number }) | undefined;
  for (const [foundLine, line] of lines.entries()) {
    const counts = readCounts(line);
    const verdict = open && isTotalAlone(open) && foundLine - open.end <= 2 ? verdictLine.exec(line) : null;
    if (open && (verdict || (counts?.isAlone && foundLine - open.end <= 2 && canJoin(open, counts.counts)))) {
      open = {
        ...open,
        ...addCounts(open, counts?.counts ?? {}),
        isGood: open.isGood || isGoodVerdict.test(line),
        end: foundLine,
      };
      summaries[summaries.length - 1] = open;
    } else if (counts) {
      open = {
        ...counts.counts,
        foundLine,
        isTakenBack: counts.isTakenBack,
        isGood: isGoodVerdict.test(line),
        end: foundLine,
      };
      summaries.push(open);
    }
  }
  return summaries.filter((summary) => isOfTests(summary, lines[summary.foundLine] ?? ''));
}

/** How many tests passed; `undefined` where the summary does not say it. */
export function passedOf({ passed, total, failed, skipped = 0, isGood }: TestSummary): number | undefined {
  if (passed !== undefined) return passed;
  return total !== undefined && (failed !== undefined || isGood) ? total - (failed ?? 0) - skipped : undefined;
}

/** Whether some tests failed, or are in the total and neither passed nor were skipped. */
export function lacksTests({ passed, total, failed = 0, skipped = 0 }: Counts): boolean {
  return failed > 0 || (passed !== undefined && total !== undefined && passed + skipped < total);
}

/** The verdict under `Ran 85 tests`: unittest's `OK (skipped=3)` and `FAILED (failures=5)`, prove's `Result: PASS`. */
const verdictLine = /^(?:OK|FAILED|Result: [A-Z]+)\b/;
const isGoodVerdict = /(?<![\w-])(?:OK|DONE|Result: PASS)(?![\w-])|\bAssertions: \d/;

function isTotalAlone({ passed, failed, total }: Counts): boolean {
  return total !== undefined && passed === undefined && failed === undefined;
}

/** A second count of what passed, or of all, belongs to another summary. */
function canJoin(open: Counts, { passed, total }: Counts): boolean {
  return (open.passed === undefined || passed === undefined) && (open.total === undefined || total === undefined);
}

/** A total alone may be one of bytes (`ls -l`). */
function isOfTests({ passed, failed, total }: Counts, line: string): boolean {
  if (passed !== undefined || failed !== undefined) return true;
  return total !== undefined && /\b(?:tests?|specs?|examples?|scenarios?|runs)\b/i.test(line);
}
