import { Language, Parser } from 'web-tree-sitter';
import { createCachedShellParser } from './cachedShellParser';
import { toDangerRule, type DeclaredDanger } from './declaredDanger';
import { readExitParts, unread, type ExitReading } from './exitParts';
import { parseScriptLines } from './parseScriptLines';
import { parseShell } from './parseShell';
import { ProgramRules } from './programRules';
import type { ShellParser } from './shellScript';
import { withSyntaxTree } from './syntaxTree';

/** The two WebAssembly files that the parser needs, as bytes. */
export interface ShellGrammar {
  /** `web-tree-sitter.wasm` */
  readonly engineWasm: Uint8Array;
  /** `tree-sitter-bash.wasm` */
  readonly grammarWasm: Uint8Array;
}

/** Starts the parser. Loading takes some 30 ms, so call it at first use. What is declared adds to the dangers that are known. */
export async function loadShellParser(
  grammar: ShellGrammar,
  declared: readonly DeclaredDanger[] = [],
): Promise<ShellParser> {
  return createShellParser(await loadGrammar(grammar), declared);
}

export async function loadGrammar({ engineWasm, grammarWasm }: ShellGrammar): Promise<Parser> {
  await Parser.init({ wasmBinary: engineWasm });
  return new Parser().setLanguage(await Language.load(grammarWasm));
}

/** A parser that has read nothing yet. */
export function createShellParser(parser: Parser, declared: readonly DeclaredDanger[] = []): ShellParser {
  const rules = new ProgramRules(declared.map(toDangerRule));
  const readExit = (commandLine: string, pipefail: boolean, depth = 0): ExitReading =>
    commandLine.length > longestRead || depth > deepestScript
      ? unread
      : withSyntaxTree(parser, commandLine, (root) =>
          readExitParts(root, pipefail, (script) => readExit(script, false, depth + 1).parts),
        );
  return createCachedShellParser({
    parse: (text, readAs) =>
      readAs === undefined || readAs === 'prompted'
        ? parseShell(parser, text, { declared: rules, isPrompted: readAs === 'prompted' })
        : parseScriptLines(text, readAs, rules),
    readExit: (commandLine, pipefail) => readExit(commandLine, pipefail),
  });
}

/** The grammar takes long for more of what it cannot read. */
const longestRead = 20_000;
/** Scripts in scripts: `ssh host sudo bash -c '…'`. */
const deepestScript = 4;
