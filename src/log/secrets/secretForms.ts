/** A shorter value stands in too many texts that have nothing to do with it, and is no secret. */
export const shortestSecret = 4;

/**
 * Every form in which programs commonly print a value: as it is, escaped, quoted, encoded; each of its lines too, since
 * programs indent them, or print one alone. None is shorter than {@link shortestSecret}.
 */
export function secretForms(value: string): readonly string[] {
  const forms = linesOf(value).flatMap((line) => [
    ...escapedForms(line),
    ...quotedForms(line),
    ...urlForms(line),
    ...byteForms(line),
  ]);
  return [...new Set(forms)].filter((form) => form.length >= shortestSecret);
}

function linesOf(value: string): readonly string[] {
  const lines = value.split(/\r?\n/).map((line) => line.trim());
  const whole = [value, value.trim()];
  return [...whole, ...(lines.length > 1 ? lines.filter(({ length }) => length >= 8) : [])].filter(
    ({ length }) => length >= shortestSecret,
  );
}

/** As JSON, Python, C and HTML write it. */
function escapedForms(value: string): readonly string[] {
  const json = JSON.stringify(value).slice(1, -1);
  const html = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const quotes = [
    ['&quot;', '&#39;'],
    ['&#34;', '&#39;'],
    ['&quot;', '&#x27;'],
    ['&quot;', '&apos;'],
    ['&quot;', "'"],
  ] as const;
  return [
    value,
    json,
    json.replaceAll('/', '\\/'),
    json.replace(/[<>&]/g, (sign) => `\\u00${hexOf(sign.charCodeAt(0))}`),
    json.replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
    // JSON inside JSON.
    JSON.stringify(json).slice(1, -1),
    value.replaceAll('\\', '\\\\').replaceAll("'", "\\'"),
    bytesOf(value, (byte, sign) => (byte > 0x7e ? `\\${byte.toString(8)}` : sign)),
    bytesOf(value, (byte, sign) => (byte > 0x7e ? `\\x${hexOf(byte)}` : sign)),
    html,
    ...quotes.map(([double, single]) => html.replaceAll('"', double).replaceAll("'", single)),
  ];
}

/** As shells, SQL and YAML write it between quotes, and `printf %q` without. */
function quotedForms(value: string): readonly string[] {
  return [
    value.replaceAll("'", `'\\''`),
    value.replaceAll("'", `'"'"'`),
    value.replaceAll("'", "''"),
    value.replace(/[\\"$`]/g, '\\$&'),
    value.replace(/[\\"]/g, '\\$&'),
    value.replace(/[^\w@%+=:,./\u0080-\uffff-]/g, '\\$&'),
    value.replace(/[^\w@%+:./\u0080-\uffff-]/g, '\\$&'),
  ];
}

function urlForms(value: string): readonly string[] {
  const component = encodeURIComponent(value.replace(/[\uD800-\uDFFF]/gu, '\uFFFD'));
  const strict = component.replace(/[!'()*]/g, (sign) => `%${hexOf(sign.charCodeAt(0)).toUpperCase()}`);
  const forms = [
    component,
    strict,
    strict.replaceAll('%2F', '/'),
    strict.replaceAll('%7E', '~').replaceAll('~', '%7E'),
  ];
  return forms
    .flatMap((form) => [form, form.replaceAll('%20', '+'), form.replaceAll('%', '%25')])
    .flatMap((form) => [form, form.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())]);
}

/** The bytes in hexadecimal digits and in base64, also as a part of a longer text in base64. */
function byteForms(value: string): readonly string[] {
  const bytes = Array.from(new TextEncoder().encode(value));
  const hex = bytes.map(hexOf);
  const lower = [hex.join(''), hex.join(':'), hex.join(' '), hex.map((digits) => `\\x${digits}`).join('')];
  const base64 = [base64Of(bytes).replace(/=+$/, ''), ...[0, 1, 2].map((before) => base64Inside(bytes, before))];
  return [
    ...lower.flatMap((form) => [form, form.replace(/[a-f]/g, (digit) => digit.toUpperCase())]),
    ...base64.flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')]),
  ];
}

/** What of the bytes' base64 is the same whatever stands around them, when so many bytes modulo 3 stand before. */
function base64Inside(bytes: readonly number[], before: number): string {
  const padded = [...Array<number>(before).fill(0), ...bytes];
  const text = base64Of(padded);
  return text.slice(Math.ceil((before * 8) / 6), Math.floor((padded.length * 8) / 6));
}

function base64Of(bytes: readonly number[]): string {
  return btoa(bytes.map((byte) => String.fromCharCode(byte)).join(''));
}

function bytesOf(value: string, write: (byte: number, sign: string) => string): string {
  return Array.from(new TextEncoder().encode(value), (byte) => write(byte, String.fromCharCode(byte))).join('');
}

function hexOf(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
