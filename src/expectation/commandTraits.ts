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
