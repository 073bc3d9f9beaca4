import type { Matcher } from './expectation';

/**
 * The mode of a file, in digits or letters: `755 permissions (drwxr-xr-x)`, `mode 0600`, `-rw-r--r--`. It holds where `ls`
 * or `stat` print it for the one thing that they are asked about; of a listing a person decides.
 */
export function inferPermissions(text: string, command: string): readonly Matcher[] | undefined {
  const [, letters] = isLetters.exec(text) ?? [];
  const { octal } = (isNamed.exec(text) ?? isNamedBehind.exec(text))?.groups ?? {};
  const bits = letters?.slice(1) ?? (octal === undefined ? undefined : toLetters(octal));
  if (bits === undefined || !printsModes.test(command)) return undefined;
  const kind = letters?.charAt(0) ?? '[-dlpsbc]';
  const digits = toDigits(bits);
  const pattern = `^\\s*(?:${kind}${bits}[.+@]?|0?${digits}|.*\\(0?${digits}/[-dlpsbc]${bits}\\).*)(?:\\s.*)?$`;
  return [
    { kind: 'regex', pattern, ignoreCase: false, negated: false, isLoose: true },
    { kind: 'regex', pattern: otherModes(bits), ignoreCase: false, negated: true, isLoose: true },
  ];
}

const mode = '[r-][w-][xsS-][r-][w-][xsS-][r-][w-][xtT-]';
const named =
  '(?:mode|permissions?|perms?|access rights|rechte|dateirechte|permisos|permissões|droits|permissions|permessi|права(?: доступа)?|izin|权限|權限|パーミッション)';

/** Behind words that name it, or in front of them; the letters may stand in brackets. */
const isLetters = new RegExp(
  `^(?:have |be |the )*(?:${named}:?\\s+)?(?:0?[0-7]{3}\\s*)?(?:${named}\\s*)?\\(?([-dlpsbc]${mode})\\)?(?:\\s*\\(?0?[0-7]{3}\\)?)?(?:\\s+${named})?$`,
  'iu',
);
const octal = '(?<octal>0?[0-7]{3})';
const isNamed = new RegExp(`^(?:have |be |the )?${named}\\s*(?::|=|is|are|of)?\\s*\`?${octal}\`?$`, 'iu');
const isNamedBehind = new RegExp(`^(?:have |be |the )?\`?${octal}\`?\\s+${named}$`, 'iu');

/** `ls -l`, `stat`, `namei`: programs that print modes. */
const printsModes = /(?:^|[\s;&|])(?:ls\s+(?:\S+\s+)*?-\w*l|ll\s|stat\s|find\s.*-ls\b|getfacl\s|namei\s)/;

/** `755` → `rwxr-xr-x`. */
function toLetters(digits: string): string {
  return Array.from(digits.slice(-3), (digit) =>
    ['r', 'w', 'x'].map((letter, i) => ((Number(digit) >> (2 - i)) & 1 ? letter : '-')).join(''),
  ).join('');
}

/** `rwxr-xr-x` → `755`. */
function toDigits(bits: string): string {
  return (bits.match(/.{3}/g) ?? [])
    .map((three) => Array.from(three).reduce((sum, bit, i) => sum + (/[rwxst]/.test(bit) ? 4 >> i : 0), 0))
    .join('');
}

/** Lines of `ls` that show another mode: one place of nine differs. */
function otherModes(bits: string): string {
  const differ = Array.from(bits, (bit, i) => `.{${i}}[^${bit === '-' ? '\\-' : bit}].{${8 - i}}`);
  return `^[-dlpsbc](?:${differ.join('|')})[.+@]?\\s+\\d+\\s`;
}
