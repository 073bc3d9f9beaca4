import { bash } from './bash';
import type { ShellDialect } from './dialect';
import { fish } from './fish';
import { pwsh } from './pwsh';
import { sh } from './sh';
import { zsh } from './zsh';

/** By the names that shells go by; versions (`bash-5.2`) and `.exe` do not count. */
const dialects: Readonly<Record<string, ShellDialect>> = {
  bash,
  zsh,
  fish,
  ...{ pwsh, powershell: pwsh },
  ...{ sh, dash: sh, ksh: sh, ksh93: sh, mksh: sh, ash: sh, posix: sh },
};

/** How to talk to a program, by the name of its file; `undefined` for one that is no shell that we know. */
export function dialectOf(program: string): ShellDialect | undefined {
  const name = /([^/\\]+?)(?:-[\d.]+)?(?:\.exe)?$/i.exec(program)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(dialects, name) ? dialects[name] : undefined;
}
