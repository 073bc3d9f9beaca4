import { innerCommand } from './innerCommand';

/** Whether the command asks an HTTP server, so that statuses and bodies are what it prints. */
export function asksServer(command: string): boolean {
  return /(?:^|[\s;&|(])(?:curl|wget|https?|xh|httpie|iwr|irm|Invoke-WebRequest|Invoke-RestMethod|nscurl|grpcurl)(?:\.exe)?\s/m.test(
    command,
  );
}

/** Whether the command has a program say its version. */
export function asksVersion(command: string): boolean {
  return /\s(?:--version|-version|-[vV]|version)(?=[\s;&|)]|$)/.test(command);
}

/** Whether the command runs tests. */
export function runsTests(command: string): boolean {
  return /(?:^|[\s/:._-])(?:tests?|pytest|jest|vitest|mocha|rspec|phpunit|ctest|tox|nox|cypress|playwright|specs?|newman|karma|ava)(?=[\s/:._;&|)-]|$)/i.test(
    command.replace(/(?<=[a-z])(?=[A-Z])/g, '-'),
  );
}

/** Whether the exit code is the command's answer: it tests, builds, checks, converts; it does not merely print. */
export function answersByExitCode(command: string): boolean {
  if (runsTests(command)) return true;
  return /(?:^|[\s/:._-])(?:lint|eslint|typecheck|type-check|check|tsc|mypy|ruff|flake8|clippy|vet|analy[sz]e|pre-commit|pylint|yamllint|shellcheck|hadolint|actionlint|markdownlint|stylelint|golangci-lint|pyright|biome|build|compile|package|validate|verify|migrate|audit|assemble|make|bundle|publish|deploy|install|ci|expo run|plan|apply|\[\[?|test)(?=[\s/:._;&|)-]|$)/i.test(
    command,
  );
}

/** Whether the command shows what others have written: errors in it are not the command's own. */
export function showsOthers(command: string): boolean {
  return /(?:^|[\s;&|(])(?:logs?|journalctl|dmesg|tail|head|cat|less|more|grep|egrep|rg|zgrep|awk|sed|events|describe|stern|status|ps|top|history|show|echo|watch)(?=\s|$)/.test(
    command,
  );
}

/** Whether the command starts what goes on behind its end. */
export function startsOthers(command: string): boolean {
  return /(?:^|[\s;&|(])(?:up\b.*\s(?:-d|--detach)\b|run\b.*\s(?:-[a-z]*d[a-z]*|--detach)\b|(?:re)?start|reload|nohup|trigger|dispatch|enqueue|submit|(?:workflow|job|pipeline|task|build)s? (?:run|create|start|execute|submit))(?=\s|$)|(?:kubectl|oc)\s.*(?:apply|create|scale)\b/.test(
    command,
  );
}

/** Whether the command goes on behind an error, and ends well all the same. */
export function goesOnBehindErrors(command: string): boolean {
  return /(?:^|[\s;&|(])(?:psql|mysql|mariadb|sqlplus|mongosh?|redis-cli)\s/.test(command);
}

/** Whether the command itself does what it is for, and its exit code tells whether it could. */
export function endsWhenDone(command: string): boolean {
  const call = innerCommand(command);
  const isOfOthers = [showsOthers, startsOthers, goesOnBehindErrors, asksServer].some((kind) => kind(call));
  return !isOfOthers && !serves.test(call) && !/[|;\n]|(?<!&)&(?!&)/.test(call);
}

/** Runs until somebody stops it, or opens a window: that it works is seen elsewhere. */
const serves =
  /(?:^|[\s/:._-])(?:serve|server|dev|start|watch|preview|runserver|uvicorn|gunicorn|flask run|http-server|storybook|port-forward|proxy|tunnel|open|xdg-open|code|ssh|ollama run|repl|console|shell|attach)(?=[\s:._-]|$)|^(?:kubectl|oc|docker|podman|aws|gcloud|az|systemctl|service|grep|rg|find|ls|echo|printf)\s/i;
