import {
  answersByExitCode,
  asksServer,
  endsWhenDone,
  goesOnBehindErrors,
  showsOthers,
  startsOthers,
} from './commandTraits';
import type { Matcher } from './expectation';
import { comparisonOfCount } from './inferTestCount';
import { findSuccess, findSuccessAmong, type Success } from './success';

/**
 * Exit code 0 where a statement says that the command went well, and the sentence for a person where it says more.
 * `undefined` where it says no such thing, or where the exit code of this command does not tell.
 */
export function inferSuccess(statement: string, command: string): readonly Matcher[] | undefined {
  return toMatchers(findSuccess(statement), statement, command);
}

/** The same where it stands among other things: `print the version and exit without an error`. */
export function inferSuccessAmong(statement: string, command: string): readonly Matcher[] | undefined {
  return toMatchers(findSuccessAmong(statement), statement, command);
}

function toMatchers(success: Success | undefined, sentence: string, command: string): readonly Matcher[] | undefined {
  if (success === undefined || !tellsByExitCode(success, command)) return undefined;
  const { count = 0 } = success;
  if (count > 0 && success.names.some((name) => isOfTests.test(name)))
    return [{ kind: 'tests', comparison: comparisonOfCount(sentence), value: count }];
  const exit: Matcher = { kind: 'exit', codes: [0], negated: false };
  return success.saysMore ? [exit, { kind: 'review', sentence }] : [exit];
}

/** What test runners count. */
const isOfTests = /test|spec|тест|测试|テスト|테스트|prueba/;

/** Whether the exit code of the command is what the statement speaks of. */
function tellsByExitCode({ of, names }: Success, command: string): boolean {
  if (endsWellAnyhow.test(command)) return false;
  switch (of) {
    case 'command':
      return !showsOthers(command);
    case 'outcome':
      return answersByExitCode(command) || endsWhenDone(command);
    case 'trial':
      return endsWhenDone(command);
    case 'work':
      return answersByExitCode(command) || isNamed(names, command);
    case 'named':
      return isNamed(names, command) && !startsOthers(command) && !showsOthers(command);
    case 'errors':
      return isOfErrors(names, command);
    case 'files':
      return /^(?:ls|stat|test|\[)\s(?!.*[|;&*])/.test(command);
    case 'connection':
      return connects.test(command);
    case 'thing':
    case 'warnings':
      return false;
  }
}

function isOfErrors(names: readonly string[], command: string): boolean {
  if (answersByExitCode(command)) return true;
  if (command === '' || (names.length > 0 && !isNamed(names, command))) return false;
  return ![showsOthers, startsOthers, goesOnBehindErrors].some((kind) => kind(command)) && !asksServer(command);
}

/** One of the names is the command's program, script or task. */
function isNamed(names: readonly string[], command: string): boolean {
  const words = new Set(command.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu));
  return names.some((name) => (name.match(/[\p{L}\p{N}]{3,}/gu) ?? []).some((part) => words.has(part)));
}

/** `make || true`. */
const endsWellAnyhow = /\|\|\s*(?:true|:|exit 0|echo\s[^|&;]*)\s*\)?\s*$/;

/** Ends well only where it was connected. */
const connects =
  /^(?:nc\s.*-\w*z|ping\s|pg_isready\b|mysqladmin\s.*ping$|psql\s.*-c\s|mongosh?\s.*--eval|curl\s)(?!.*[|;&])/;
