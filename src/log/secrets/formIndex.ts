import type { FoundSecret } from './foundSecret';

/** A text to be found, and the secret that it is a form of. */
interface SecretForm extends Pick<FoundSecret, 'kind' | 'value'> {
  readonly form: string;
}

/** Which ends of a text are not its own: what stood there is not known. */
export type Cut = 'start' | 'end' | undefined;

/** How much of a secret that was cut must be there to know it by. */
const shortestPart = 6;
/** What {@link cutLine} and others put in the place of a text's rest. */
const ellipsis = '…';
const mostEllipses = 16;

/**
 * Finds texts in a text, all at once: the time grows with the text's length and not with how many are sought. None of
 * them may be shorter than four characters.
 */
export class FormIndex {
  /** By their first four characters; the longest first. */
  readonly #forms = new Map<string, SecretForm[]>();
  /** Tells for nearly every place of a text that nothing starts there. */
  readonly #starts = new Uint8Array(1 << 16);
  #hasSpaces = false;

  get hasSpaces(): boolean {
    return this.#hasSpaces;
  }

  add(added: SecretForm): void {
    this.#hasSpaces ||= added.form.includes(' ');
    const start = added.form.slice(0, 4);
    const known = this.#forms.get(start) ?? [];
    if (known.some(({ form }) => form === added.form)) return;
    this.#forms.set(
      start,
      [...known, added].sort((a, b) => b.form.length - a.form.length),
    );
    this.#starts[hashAt(start, 0)] = 1;
  }

  /** Where forms stand, and where a part of one stands before or after the place at which the text was cut. */
  find(text: string, cut: Cut): readonly FoundSecret[] {
    if (this.#forms.size === 0) return [];
    const found = this.#findEnds(text, cut);
    for (let at = 0; at + 4 <= text.length; at++) {
      if (this.#starts[hashAt(text, at)] === 0) continue;
      const secret = this.#findAt(text, at, cut);
      if (!secret) continue;
      found.push(secret);
      at = secret.end - 1;
    }
    return found;
  }

  /** The form that stands there: all of it, or all that is left before a cut. */
  #findAt(text: string, start: number, cut: Cut): FoundSecret | undefined {
    for (const { form, kind, value } of this.#forms.get(text.slice(start, start + 4)) ?? []) {
      const end = start + commonLength(text, start, form);
      const isCut = text[end] === ellipsis || (cut === 'end' && end === text.length);
      if (end - start === form.length || (isCut && end - start >= shortestPart))
        return { kind, value, from: start, start, end };
    }
    return undefined;
  }

  /** The ends of forms whose beginnings are cut off. */
  #findEnds(text: string, cut: Cut): FoundSecret[] {
    return cutsOf(text, cut).flatMap((start) => {
      const first = text.slice(start, start + shortestPart);
      if (first.length < shortestPart) return [];
      return [...this.#forms.values()].flat().flatMap(({ form, kind, value }) => {
        const at = form.indexOf(first, 1);
        const isEnd = at >= 0 && text.startsWith(form.slice(at), start);
        return isEnd ? [{ kind, value, from: start, start, end: start + form.length - at }] : [];
      });
    });
  }
}

function cutsOf(text: string, cut: Cut): readonly number[] {
  const cuts = cut === 'start' ? [0] : [];
  for (let at = text.indexOf(ellipsis); at >= 0 && cuts.length < mostEllipses; at = text.indexOf(ellipsis, at + 1))
    cuts.push(at + 1);
  return cuts;
}

function commonLength(text: string, at: number, form: string): number {
  let length = 4;
  while (length < form.length && text.charCodeAt(at + length) === form.charCodeAt(length)) length++;
  return length;
}

/** Of the four characters from there on. */
function hashAt(text: string, at: number): number {
  const last = text.charCodeAt(at + 3);
  const first = text.charCodeAt(at) ^ (text.charCodeAt(at + 1) << 4);
  return (first ^ (text.charCodeAt(at + 2) << 8) ^ (last << 12) ^ (last >> 4)) & 0xffff;
}
