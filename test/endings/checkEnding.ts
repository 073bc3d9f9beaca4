import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CapturedOutput, CommandLine, Execution } from '../../src/run/ports';
import type { Act, Ending, EndingDriver, Expected, Place, ShellName, ShellText } from './ending';

/** Makes what the endings want to find in the workspace folder. */
export function prepareWorkspace(folder: string): void {
  mkdirSync(join(folder, "back end's", 'deep'), { recursive: true });
}

/** Why an ending cannot be asked for there; `undefined` when it can. */
export function whyNot({ except = {} }: Ending, place: Place, shell: ShellName): string | undefined {
  return except[place] ?? except[shell];
}

/**
 * Runs one ending, compares what the runner tells with what is expected, exactly, and makes sure that the next command
 * runs well after it.
 */
export async function checkEnding(driver: EndingDriver, ending: Ending): Promise<void> {
  for (const text of ending.before ?? []) await prepare(driver, text);
  const execution = await perform(driver, ending);
  compare(driver, execution, ending.expectedIn?.[driver.shell] ?? ending.expected);
  for (const text of ending.after ?? []) assert.equal(await prepare(driver, text), 0, 'What comes after it failed.');
  compare(driver, await run(driver, 'echo next'), { kind: 'exited', exitCode: 0, output: 'next\n' });
}

async function prepare(driver: EndingDriver, text: ShellText): Promise<number> {
  const execution = await run(driver, textFor(text, driver.shell) ?? 'true');
  assert.ok(execution.kind === 'exited', show(execution));
  return execution.exitCode;
}

/** Runs the command and acts on what it prints, each time on what it has printed since the last act. */
async function perform(driver: EndingDriver, { text, options = {}, acts = [], isStoppedBefore }: Ending) {
  const stop = new AbortController();
  if (isStoppedBefore) stop.abort();
  const left = [...acts];
  let seen = '';
  const listener = driver.onOutput((piece) => {
    seen += piece;
    const [next] = left;
    if (!next || !seen.includes(next.seen)) return;
    left.shift();
    seen = '';
    act(driver, next, stop);
  });
  try {
    const execution = await run(driver, textFor(text, driver.shell) ?? '', options, stop.signal);
    assert.deepEqual(left, [], `The person still waits to act. ${show(execution)}`);
    return execution;
  } finally {
    listener.dispose();
  }
}

function act(driver: EndingDriver, { does }: Act, stop: AbortController): void {
  if (does === 'stop') stop.abort();
  else if (does === 'close') driver.closeTerminal();
  else driver.pressKeys(does.keys);
}

function run(
  { runner, shell }: EndingDriver,
  text: string,
  options: Partial<CommandLine> = {},
  signal = new AbortController().signal,
): Promise<Execution> {
  return runner.run({ text, shell, ...options }, signal);
}

function compare(driver: EndingDriver, execution: Execution, expected: Expected): void {
  const said = show(execution);
  if (expected.kind === 'exited') {
    assert.ok(execution.kind === 'exited', said);
    assert.equal(execution.exitCode, expected.exitCode, said);
    assert.equal(execution.startedIn, expected.startedIn, said);
    assert.equal(execution.output.complete, true, said);
    // Only Linux tells of them; how a runner comes to know is the same in every place.
    if (process.platform === 'linux' && driver.place === 'headless')
      assert.deepEqual(execution.alongside ?? [], expected.alongside ?? [], said);
    assert.ok(execution.durationMs >= (expected.atLeastMs ?? 0), said);
    compareOutput(driver, execution.output, expected.output, said);
  } else if (expected.kind === 'unknown') {
    assert.ok(execution.kind === 'unknown', said);
    assert.equal(execution.reason, expected.reason, said);
    assert.ok(execution.output, said);
    compareOutput(driver, execution.output, expected.output, said);
  } else {
    assert.ok(execution.kind === 'not-started', said);
    const { reason } = expected;
    if (typeof reason === 'string') assert.equal(execution.reason, reason);
    else assert.match(execution.reason, reason);
  }
}

function compareOutput(driver: EndingDriver, output: CapturedOutput, expected: string | RegExp, said: string): void {
  assert.equal(output.omittedBytes, 0, said);
  assert.equal(output.bytes, Buffer.byteLength(output.head), said);
  if (typeof expected !== 'string') {
    assert.match(output.head.replaceAll(driver.lineEnd, '\n'), expected, said);
    return;
  }
  const whole = expected.replaceAll('\n', driver.lineEnd);
  // Not `equal`: it would write both texts out in the message, however long they are.
  assert.ok(output.head === whole, `Expected ${JSON.stringify(whole).slice(0, 300)}. ${said}`);
}

export function textFor(text: ShellText, shell: ShellName): string | undefined {
  if (typeof text === 'string') return text;
  return text[shell] ?? (shell === 'fish' ? undefined : text.posix);
}

function show(execution: Execution): string {
  return JSON.stringify(execution).slice(0, 1_500);
}
