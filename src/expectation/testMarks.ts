/** A line that names a test which passed: what its name speaks of (`✓ shows an error`) went well. */
export function isPassedTest(line: string): boolean {
  return /^\s{0,40}(?:[✓✔√]\s|ok \d|--- PASS:|\[ (?:RUN|      OK) )/u.test(line) || passedAtEnd.test(line);
}

const passedAtEnd = /(?:\.\.\. ok|\.{3} {1,9}Passed {1,9}[\d.]+ sec| PASSED(?: {1,9}\[ {0,2}\d+%\])?)\s{0,9}$/;

/** A line that names a test, a file or a package that failed: `--- FAIL: TestAdd`, `FAIL src/a.test.js`, `not ok 2`, `✗ adds`. */
export function isFailedTest(line: string): boolean {
  return failedAtStart.test(line) && !/^[^#]*#\s?(?:todo|skip)\b/i.test(line) && !/\(0 errors\b/.test(line);
}

const failedAtStart = /^\s{0,40}(?:(?:--- )?FAIL(?:ED|URES?)?(?![\w-])(?!\W{0,9}0\b)|not ok\b|[✗✘✖×❌]\s(?!0\b))/u;

/**
 * The line of a plan of TAP (`1..85`) that more tests stand in than were reported; -1 when there is none. Plans within a
 * test are indented, and are not looked at.
 */
export function findUnmetPlan(lines: readonly string[]): number {
  let planned = 0;
  let reported = 0;
  let plan = -1;
  for (const [index, line] of lines.entries()) {
    const count = /^1\.\.(\d{1,9})\s*(?:#|$)/.exec(line)?.[1];
    if (count !== undefined) {
      planned += Number(count);
      plan = index;
    } else if (/^(?:not )?ok\b/.test(line)) reported++;
  }
  return reported > 0 && planned > reported ? plan : -1;
}
