const byDefault = 5_000;
const margin = 1_000;

/**
 * How long to wait for VS Code's shell integration in a shell that is at its prompt, in milliseconds.
 * `setting` is `terminal.integrated.shellIntegration.timeout`: -1 means VS Code's own default, 0 and -2 no wait.
 */
export function integrationTimeout(setting: unknown): number {
  if (typeof setting !== 'number' || !Number.isFinite(setting) || setting === -1) return byDefault + margin;
  return setting <= 0 ? margin : Math.max(setting, 500) + margin;
}
