import { join } from 'node:path';
import { commandEcho } from '../commandEcho';
import { quoteForPowerShell } from '../shellQuote';
import type { ShellDialect, ShellStart, WrapperOptions } from './dialect';
import { behindKeeper } from './keeper';

/** PowerShell 7, and Windows PowerShell 5.1. On Windows nothing stays behind it: a step that ends it has no exit code. */
export const pwsh: ShellDialect = {
  kind: 'pwsh',
  bodyEnding: '.ps1',
  start: (options) => {
    const { shellPath, scripts, folder } = options;
    const init = quoteForPowerShell(join(scripts, 'init.ps1'));
    const read = `. ([scriptblock]::Create([IO.File]::ReadAllText(${init})))`;
    const args = ['-NoLogo', '-NoExit', '-Command', read];
    const alone: ShellStart = { program: shellPath, args, env: { RELEASE_CHECKLIST_FOLDER: folder } };
    return process.platform === 'win32' ? alone : behindKeeper(options, [shellPath, ...args]);
  },
  line: (number) => ` . (__checklist_read (Join-Path $__checklist.Folder ${number}))`,
  renderWrapper,
};

function renderWrapper(options: WrapperOptions): string {
  const { path, token, text } = options;
  const begin = ['__checklist_begin', ...[path, token, commandEcho(text)].map(quoteForPowerShell)].join(' ');
  const lines = [
    `if (-not (${begin})) { return }`,
    ...preparations(options),
    '$__checklist.Ok = $null',
    '__checklist_go',
    // `$?` is known inside the text alone; a text that cannot be read as PowerShell, and an error that ends it, are caught.
    `try { . (__checklist_read ${quoteForPowerShell(`${path}.ps1`)} "\`n\`$Global:__checklist.Ok = \`$?") }`,
    'catch { $__checklist.Ok = $false; $_ | Out-Host }',
    // Nothing was said of it: it has returned by itself.
    'if ($null -eq $__checklist.Ok) { $__checklist.Ok = $LASTEXITCODE -eq 0 }',
    '__checklist_end $__checklist.Ok',
  ];
  return `${lines.join('\n')}\n`;
}

function preparations({ cwd, needsPath, workspaceFolder, env = {} }: WrapperOptions): readonly string[] {
  const refuse = (reason: string): string => `{ __checklist_refuse ${quoteForPowerShell(reason)}; return }`;
  const lines: string[] = [];
  if (cwd !== undefined) lines.push(`if (-not (__checklist_visit ${quoteForPowerShell(cwd)})) ${refuse('cwd')}`);
  if (needsPath !== undefined) {
    const words = [needsPath, workspaceFolder].map(quoteForPowerShell).join(' ');
    lines.push(`if (-not (__checklist_start_in ${words})) ${refuse('cwd')}`);
  }
  for (const [name, value] of Object.entries(env)) {
    const refused = refuse(`env ${name}`);
    lines.push(`try { $env:${name} = ${quoteForPowerShell(value)} } catch ${refused}`);
  }
  return lines;
}
