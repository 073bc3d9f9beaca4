/** VS Code's setting `terminal.integrated.profiles.<platform>`, as far as it matters here. */
type Profiles = Readonly<Record<string, unknown>>;

/**
 * Whether the person's terminals start a shell as a login shell: when the profile for it says so; by default on macOS, and
 * on Windows, where VS Code's own profile for Git Bash does so.
 */
export function isLoginProfile(
  shell: string,
  profiles: Profiles,
  defaultProfile: string | null,
  platform: NodeJS.Platform,
): boolean {
  const names = [defaultProfile ?? '', shell].filter((name) => name.toLowerCase().split(/\W+/).includes(shell));
  for (const name of names) {
    const args = argsOf(profiles[name]);
    if (args) return args.some((arg) => arg === '--login' || /^-[a-z]*l[a-z]*$/.test(arg));
  }
  return platform === 'darwin' || platform === 'win32';
}

function argsOf(profile: unknown): readonly string[] | undefined {
  if (typeof profile !== 'object' || profile === null || !('args' in profile)) return undefined;
  const { args } = profile;
  if (typeof args === 'string') return args.split(/\s+/);
  return Array.isArray(args) ? args.map(String) : undefined;
}
