import { all, always, any, has, not, starts, type ArgumentRule } from './argumentRule';
import { ProgramRules, type ProgramRule } from './programRules';
import type { ProgramCall } from './programCall';

const says =
  (pattern: RegExp): ArgumentRule =>
  (args) =>
    args.some((word) => pattern.test(word));

/**
 * Programs that make a secret, or fetch one, and print it bare, with no name beside it. Not `ssh-keygen -y` and `wg pubkey`, which print public keys; not `uuidgen`: an id is
 * no secret.
 */
const secretPrinters = new ProgramRules<ProgramRule>([
  { programs: ['openssl'], when: all(starts('rand'), not(has('-out'))) },
  { programs: ['gpg', 'gpg2'], when: has('--gen-random') },
  { programs: ['pwgen', 'apg', 'makepasswd', 'pwmake', 'xkcdpass', 'diceware'], when: always },
  { programs: ['wg'], when: any(starts('genkey'), starts('genpsk')) },
  { programs: ['head', 'dd', 'cat', 'xxd', 'od', 'hexdump'], when: says(randomDevice()) },
  { programs: ['python', 'python3'], when: says(/\bsecrets\.(?:token_|choice)|\bget_random_secret_key\b|\burandom\(/) },
  { programs: ['node', 'bun', 'deno'], when: says(/\brandomBytes\(|\bgetRandomValues\(/) },
  { programs: ['ruby'], when: says(/\bSecureRandom\./) },
  { programs: ['php'], when: says(/\brandom_bytes\(/) },
  { programs: ['rails', 'rake'], when: starts('secret') },
  { programs: ['mix'], when: starts('phx.gen.secret') },
  { programs: ['gh'], when: starts('auth', 'token') },
  { programs: ['gcloud'], when: says(/^print-(?:access|identity)-token$/) },
  { programs: ['aws'], when: has('get-login-password') },
  { programs: ['kubectl', 'oc'], when: starts('create', 'token') },
  { programs: ['op'], when: starts('read') },
  { programs: ['pass', 'gopass'], when: any(starts('show'), starts('generate')) },
]);

/** Whether a command may print a secret that nothing in its output says is one. `calls` are all that it comes down to. */
export function printsSecret(calls: readonly ProgramCall[], text: string): boolean {
  // What is read from there by a redirection is not among a program's words.
  return secretPrinters.find(calls).length > 0 || readsRandomDevice.test(text);
}

const readsRandomDevice = new RegExp(`<\\s*${randomDevice().source}`);

function randomDevice(): RegExp {
  return /\/dev\/u?random\b/;
}
