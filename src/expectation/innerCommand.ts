/**
 * The command that does the work, without what only takes it to its place: `sudo`, settings in front, `docker exec web …`,
 * `kubectl exec pod -- …`, `ssh host '…'`, `npx …`. Its output and its exit code are those of the whole.
 */
export function innerCommand(command: string): string {
  let inner = command.trim();
  for (let depth = 0; depth < deepest; depth++) {
    const next = unwrap(inner);
    if (next === inner) return inner;
    inner = next;
  }
  return inner;
}

const deepest = 4;

function unwrap(command: string): string {
  for (const wrapper of wrappers) {
    const [, quote, rest] = wrapper.exec(command) ?? [];
    if (rest === undefined) continue;
    if (quote === undefined || quote === '') return rest.trim();
    // More behind the closing quote is done outside.
    if (rest.indexOf(quote) === rest.length - 1) return rest.slice(0, -1).trim();
  }
  return command;
}

const options = '(?:--?[A-Za-z][\\w-]*(?:[= ](?!-)[^\\s]+)?\\s+)*?';
const flags = '(?:-[itTd]+\\s+|--(?:interactive|tty|no-TTY)\\s+|(?:-[uwe]|--user|--workdir|--env)[= ]\\S+\\s+)*';

const wrappers: readonly RegExp[] = [
  /^(?:sudo|time|env|nohup|command)\s+()(?:-[EHn]\s+|-u\s+\S+\s+)*([^-\s].*)$/s,
  /^()(?:[A-Za-z_]\w*=(?:"[^"]*"|'[^']*'|[^\s"']*)\s+)+(\S.*)$/s,
  new RegExp(`^(?:docker|podman|nerdctl)()\\s+(?:container\\s+)?exec\\s+${flags}[^\\s-]\\S*\\s+(\\S.*)$`, 's'),
  new RegExp(
    `^(?:docker|podman)[ -]compose()\\s+(?:(?:-f|-p|--file|--profile|--env-file|--project-name)[= ]\\S+\\s+)*exec\\s+${flags}[^\\s-]\\S*\\s+(\\S.*)$`,
    's',
  ),
  new RegExp(`^(?:kubectl|oc)()\\s+${options}exec\\s[^|;&\\n]*?\\s--\\s+(\\S.*)$`, 's'),
  /^ssh\s+(?:-[A-Za-z]+(?:\s(?!-)[\w./~=@"$-]+)?\s+)*?[\w.@"$-]+\s+(["'])(.*)$/s,
  /^(?:ba|z|da)?sh\s+-\w*c\s+(["'])(.*)$/s,
  /^(?:npx|pnpm exec|yarn exec|bunx|uv run|poetry run|pipenv run|bundle exec|hatch run)()\s+(?:--yes\s+|-y\s+)?([^-\s].*)$/s,
];
