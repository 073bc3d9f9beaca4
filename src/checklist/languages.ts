/** What the first word of an info string says about a block's text. */
export type LanguageKind =
  /** Commands, one after the other. */
  | { readonly kind: 'shell' }
  /** A session: commands after a prompt, their output between. */
  | { readonly kind: 'session' }
  /** Nothing is said: the text itself must show what it is. */
  | { readonly kind: 'unknown' }
  /** Commands of a shell that cannot be run. */
  | { readonly kind: 'other-shell'; readonly name: string }
  /** Data or output: never shell. */
  | { readonly kind: 'data'; readonly name: string }
  /** A programming language; authors write its name over shell commands too. */
  | { readonly kind: 'code'; readonly name: string };

export function languageKind(language: string): LanguageKind {
  if (language === '' || unknown.has(language)) return { kind: 'unknown' };
  if (shells.has(language)) return { kind: 'shell' };
  if (sessions.has(language)) return { kind: 'session' };
  const otherShell = otherShells.get(language);
  if (otherShell) return { kind: 'other-shell', name: otherShell };
  const data = dataLanguages.get(language);
  if (data) return { kind: 'data', name: data };
  return { kind: 'code', name: codeNames.get(language) ?? language };
}

const shells = new Set(['bash', 'sh', 'shell', 'zsh', 'ksh', 'dash', 'shellscript', 'shell-script', 'posix']);
const sessions = new Set([
  'console',
  'shell-session',
  'shellsession',
  'sh-session',
  'bash-session',
  'terminal',
  'term',
  'session',
  'cli',
  'commandline',
  'command-line',
]);
const unknown = new Set(['code', 'cmdline', 'command', 'commands', 'none', 'plain']);

const otherShells = new Map([
  ['powershell', 'PowerShell'],
  ['pwsh', 'PowerShell'],
  ['ps1', 'PowerShell'],
  ['ps', 'PowerShell'],
  ['posh', 'PowerShell'],
  ['bat', 'A Windows batch file'],
  ['batch', 'A Windows batch file'],
  ['batchfile', 'A Windows batch file'],
  ['cmd', 'A Windows batch file'],
  ['dos', 'A Windows batch file'],
  ['dosbatch', 'A Windows batch file'],
  ['fish', 'fish'],
  ['csh', 'csh'],
  ['tcsh', 'tcsh'],
  ['nu', 'Nushell'],
  ['nushell', 'Nushell'],
  ['xonsh', 'xonsh'],
]);

const dataLanguages = new Map([
  ['yaml', 'YAML'],
  ['yml', 'YAML'],
  ['json', 'JSON'],
  ['json5', 'JSON'],
  ['jsonc', 'JSON'],
  ['jsonl', 'JSON'],
  ['toml', 'TOML'],
  ['ini', 'A configuration file'],
  ['cfg', 'A configuration file'],
  ['conf', 'A configuration file'],
  ['properties', 'A configuration file'],
  ['env', 'Environment variables'],
  ['dotenv', 'Environment variables'],
  ['nginx', 'A configuration file'],
  ['caddy', 'A configuration file'],
  ['caddyfile', 'A configuration file'],
  ['apache', 'A configuration file'],
  ['apacheconf', 'A configuration file'],
  ['systemd', 'A configuration file'],
  ['hcl', 'HCL'],
  ['terraform', 'HCL'],
  ['xml', 'XML'],
  ['html', 'HTML'],
  ['svg', 'XML'],
  ['css', 'CSS'],
  ['csv', 'CSV'],
  ['markdown', 'Markdown'],
  ['md', 'Markdown'],
  ['rst', 'reStructuredText'],
  ['diff', 'A diff'],
  ['patch', 'A diff'],
  ['mermaid', 'A diagram'],
  ['plantuml', 'A diagram'],
  ['dot', 'A diagram'],
  ['ascii', 'Text'],
  ['text', 'Text'],
  ['txt', 'Text'],
  ['plaintext', 'Text'],
  ['log', 'A log'],
  ['output', 'Output'],
  ['http', 'HTTP'],
  ['sql', 'SQL'],
  ['psql', 'SQL'],
  ['mysql', 'SQL'],
  ['plsql', 'SQL'],
  ['promql', 'PromQL'],
  ['graphql', 'GraphQL'],
  ['cron', 'A crontab'],
  ['crontab', 'A crontab'],
  ['gitignore', 'A list of files'],
  ['dockerfile', 'A Dockerfile'],
  ['docker', 'A Dockerfile'],
]);

const codeNames = new Map([
  ['js', 'JavaScript'],
  ['javascript', 'JavaScript'],
  ['jsx', 'JavaScript'],
  ['ts', 'TypeScript'],
  ['tsx', 'TypeScript'],
  ['typescript', 'TypeScript'],
  ['py', 'Python'],
  ['python', 'Python'],
  ['python3', 'Python'],
  ['rb', 'Ruby'],
  ['ruby', 'Ruby'],
  ['go', 'Go'],
  ['golang', 'Go'],
  ['rust', 'Rust'],
  ['rs', 'Rust'],
  ['java', 'Java'],
  ['kotlin', 'Kotlin'],
  ['swift', 'Swift'],
  ['php', 'PHP'],
  ['c', 'C'],
  ['cpp', 'C++'],
  ['cs', 'C#'],
  ['csharp', 'C#'],
  ['gradle', 'Gradle'],
  ['groovy', 'Groovy'],
  ['makefile', 'A makefile'],
  ['lua', 'Lua'],
  ['elixir', 'Elixir'],
]);
