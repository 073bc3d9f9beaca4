import { join } from 'node:path';
import { dangerFileName } from '../../checklist/dangerFile';
import { readDeclaredDangers } from '../../node/declaredDangers';
import { loadShellParserFromDisk } from '../../node/shellGrammar';
import type { ShellParser } from '../../shell/shellScript';
import { toVisible } from '../../util/toVisible';
import { UserFacingError } from '../../util/userFacingError';
import type { CliOutput } from '../command';

/** The parser that knows what the team calls dangerous in the current folder. Entries that cannot be read are told. */
export async function loadRunParser(errors: CliOutput): Promise<ShellParser> {
  const file = join(process.cwd(), dangerFileName);
  try {
    const { dangers, problems } = await readDeclaredDangers(process.cwd());
    for (const { range, message, code } of problems)
      errors.write(`${toVisible(`${file}:${range.start.line + 1}: ${message} [${code}]`)}\n`);
    return await loadShellParserFromDisk(undefined, dangers);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserFacingError(
      `What this folder calls dangerous cannot be read, so nothing is run: ${toVisible(reason)}`,
    );
  }
}
