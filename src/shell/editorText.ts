import { lookThrough } from './prefixCommand';
import type { ProgramCall } from './programCall';
import { sliceLines, type Lines } from './splitUnits';

/** Programs that nobody writes into a configuration file as the first word of its first line. */
const localPrograms = new Set(
  'sudo cd ls cat docker docker-compose kubectl helm git npm npx yarn pnpm pip pip3 python3 systemctl service journalctl curl wget ssh scp rsync make cargo terraform chmod chown cp mv rm mkdir ln source tail less grep nginx certbot ufw apt apt-get openssl pm2 crontab nano vim vi touch alembic pytest'.split(
    ' ',
  ),
);

const scriptFile =
  /\.(?:bash|fish|ksh|mk|py|sh|zsh)$|(?:rc|profile|aliases)$|(?:^|\/)(?:Dockerfile|Makefile|Jenkinsfile|hooks\/\S+)$/;

/**
 * Whether what follows an editor's call is text for the editor. It is, unless its first line plainly is a command and the file is no script: a command
 * taken for text is only not run, but text taken for a command is run.
 */
export function isTextForEditor(lines: Lines, firstLine: number, calls: readonly ProgramCall[]): boolean {
  if (calls.some((call) => lookThrough(call).args.some((word) => scriptFile.test(word)))) return true;
  for (let line = firstLine; line < lines.starts.length - 1; line++) {
    const text = sliceLines(lines, line, line).trim();
    if (
      text.startsWith('#!') ||
      /^#.*\b(?:add|append|change to|content|following|insert|paste|replace with|write)\b/i.test(text)
    )
      return true;
    if (text === '' || text.startsWith('#')) continue;
    const [program = '', ...rest] = text.split(/\s+/);
    return rest.length === 0 || !localPrograms.has(program) || /[{;=:]$/.test(text);
  }
  return true;
}
