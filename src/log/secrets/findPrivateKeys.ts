import type { FoundSecret } from './foundSecret';

/** Finds private keys in PEM, OpenPGP and PuTTY form: whole, without their end, and without their beginning. */
export function findPrivateKeys(text: string): readonly FoundSecret[] {
  const found: FoundSecret[] = [];
  const add = (start: number, end: number): void => {
    found.push({ kind: 'private key', value: text.slice(start, end), from: start, start, end });
  };
  for (const match of text.matchAll(marker)) {
    const [start, end] = [match.index, match.index + match[0].length];
    const last = found.at(-1)?.end ?? 0;
    if (start < last) continue;
    if (match[1] === 'BEGIN') add(start, endOfKey(text, end));
    else add(startOfKey(text, start, last), end);
  }
  for (const match of text.matchAll(putty)) add(match.index, match.index + match[0].length);
  return found;
}

const marker = /-----(BEGIN|END) (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
const putty = /^Private-Lines: \d{1,4}(?:\r?\n[A-Za-z0-9+/=]{1,80})*/gm;

/** Line breaks may be written as `\n`, as in JSON; lines may stand in quotes, with `+` between them. */
const breaks = String.raw`(?:\r?\n|(?:\\{1,3}r)?\\{1,3}n)`;
const margin = String.raw`[ \t"'+>|,\\│]{0,40}`;
const keyLine = new RegExp(
  String.raw`${margin}(?:${breaks}${margin}(?:[A-Za-z0-9+/=]{1,300}|[A-Za-z-]{1,40}: [^\n\\]{0,200})?|[ \t]{1,4}[A-Za-z0-9+/=]{16,300})`,
  'y',
);
const endMarker = new RegExp(
  String.raw`${margin}${breaks}?${margin}-----END (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----`,
  'y',
);

function endOfKey(text: string, from: number): number {
  let end = from;
  for (;;) {
    endMarker.lastIndex = end;
    if (endMarker.test(text)) return endMarker.lastIndex;
    keyLine.lastIndex = end;
    if (!keyLine.test(text)) return end;
    end = keyLine.lastIndex;
  }
}

const longestLine = 400;

/** Back over the lines that can be those of a key, as far as `limit`. */
function startOfKey(text: string, end: number, limit: number): number {
  let start = end;
  for (;;) {
    const window = text.slice(Math.max(limit, start - longestLine), start);
    const [line = ''] =
      /(?:^|\n)[ \t"'+>|]*[A-Za-z0-9+/=]{1,300}[ \t"'+,\\nr]*\n?$/.exec(
        window.slice(window.lastIndexOf('\n', window.length - 2) + 1),
      ) ?? [];
    if (line === '' || start - line.length < limit)
      return start - (/[A-Za-z0-9+/=]{40,300}\n?$/.exec(window)?.[0].length ?? 0);
    start -= line.length;
  }
}
