/** How much of a secret may be seen: less than could help to find the rest. */
const harmless = 8;

/** Tells the parts of a secret that stand in the text, in any encoding, also over the ends of lines. */
export function leftIn(text: string): (secret: string) => readonly string[] {
  const seen = new Set(windows(text.replace(/\s+/g, '')));
  return (secret) =>
    encodingsOf(secret)
      .flatMap((form) => windows(form.replace(/\s+/g, '')))
      .filter((part) => seen.has(part));
}

function encodingsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const shifted = [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '')
      .slice(before === 0 ? 0 : before + 1, -1),
  );
  return [
    secret,
    ...shifted,
    ...shifted.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    encodeURIComponent(secret),
    encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase()),
    JSON.stringify(secret).slice(1, -1),
  ];
}

function windows(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - harmless + 1) }, (_, at) => text.slice(at, at + harmless));
}
