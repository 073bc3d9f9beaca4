/** How much of a secret may be seen: less than could help to find the rest. */
const harmless = 8;

/** The parts of a secret that stand in a text, in any encoding, also over the ends of lines. */
export function leftOf(secret: string, text: string): readonly string[] {
  const seen = text.replace(/\s+/g, '');
  return encodingsOf(secret)
    .flatMap((form) => windows(form.replace(/\s+/g, '')))
    .filter((part) => seen.includes(part));
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
  const size = Math.min(harmless, text.length);
  return Array.from({ length: text.length - size + 1 }, (_, at) => text.slice(at, at + size));
}
