import { readFileSync } from 'node:fs';
import type { Expectation, Matcher, Verdict } from '../../../src/expectation/expectation';
import { inferExpectation } from '../../../src/expectation/inferExpectation';
import { parseExpectation } from '../../../src/expectation/parseExpectation';

/** One line of a fixture file: what was observed, and the worst verdict that it must give. */
export interface VerdictCase {
  readonly name: string;
  readonly expectations: readonly Expectation[];
  readonly verdict: Verdict['kind'];
  readonly output: string;
  readonly exitCode: number;
  readonly outputComplete: boolean;
  readonly durationMs: number;
  readonly programs: readonly string[];
}

/** Reads groups of expectation lines and, below them, `verdict exit N by PROGRAM cut: output`. `--` starts a remark. */
export function readVerdictCases(name: string): readonly VerdictCase[] {
  const path = new URL(`../../fixtures/expectation/${name}.txt`, import.meta.url);
  const cases: VerdictCase[] = [];
  let group: string[] = [];
  let hasCases = false;
  for (const [index, line] of readFileSync(path, 'utf8').split('\n').entries()) {
    if (line === '' || line.startsWith('-- ')) continue;
    const [, verdict, options, output] = /^(matched|mismatched|review)((?: [^:]*)?):(?: (.*))?$/.exec(line) ?? [];
    if (verdict === undefined) {
      group = hasCases ? [line] : [...group, line];
      hasCases = false;
      continue;
    }
    hasCases = true;
    cases.push({
      name: `${name}.txt:${index + 1} ${group.join(' + ')} | ${line}`,
      expectations: group.flatMap(toExpectations),
      verdict: verdict as Verdict['kind'],
      output: JSON.parse(`"${(output ?? '').replaceAll('"', '\\"')}"`) as string,
      exitCode: Number(/exit (\d+)/.exec(options ?? '')?.[1] ?? 0),
      outputComplete: !/\bcut\b/.test(options ?? ''),
      durationMs: Number(/(\d+)ms/.exec(options ?? '')?.[1] ?? 1000),
      programs: /by (\S+)/.exec(options ?? '')?.[1]?.split(',') ?? ['program'],
    });
  }
  return cases;
}

function toExpectations(line: string): readonly Expectation[] {
  const comment = /^# (.*)$/.exec(line)?.[1];
  if (comment === undefined) return [{ matcher: parse(line), source: 'declared', text: line, line: 0 }];
  const matchers = inferExpectation(comment.replaceAll('\\n', '\n')) ?? [];
  return matchers.map((matcher) => ({ matcher, source: 'inferred', text: comment, line: 0 }));
}

function parse(line: string): Matcher {
  const parsed = parseExpectation(line);
  if ('problem' in parsed) throw new Error(`${line}: ${parsed.problem.message}`);
  return parsed.matcher;
}
