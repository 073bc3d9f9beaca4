/**
 * The VS Code versions that the project is tested on: the newest that we know, and the oldest that
 * `engines.vscode` in package.json promises. This is the only place that names them.
 *
 * `server` is the npm package that holds VS Code's server of that version, `node` the Node that its native modules
 * are made for.
 *
 * @typedef {{ readonly vscode: string, readonly server: string, readonly node: string }} VersionPin
 */

/** @type {readonly VersionPin[]} */
export const versions = [
  { vscode: '1.139.1', server: '4.139.1', node: '24.21.0' },
  { vscode: '1.104.0', server: '4.104.0', node: '22.23.3' },
];

export const defaultVersion = '1.139.1';
export const oldestVersion = '1.104.0';

/** @returns {VersionPin} */
export function pinOf(version) {
  const pin = versions.find((candidate) => candidate.vscode === version);
  if (pin) return pin;
  const known = versions.map((candidate) => candidate.vscode).join(', ');
  throw new Error(`VS Code ${version} is not pinned here. Known: ${known} (test/host/versions.mjs).`);
}

/** The version asked for by `--vscode 1.104.0` or `VSCODE_VERSION=1.104.0`; undefined when none is. */
export function requestedVersion(argv = process.argv, env = process.env) {
  const at = argv.indexOf('--vscode');
  const asked = at >= 0 ? argv[at + 1] : env.VSCODE_VERSION;
  return asked ? pinOf(asked).vscode : undefined;
}
