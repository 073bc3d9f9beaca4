/** The longest slug; cut between words where there are any. */
const longest = 60;

/**
 * Words as a part of an id: without their numbering, in lower case, letters and digits of any script, joined by `-`.
 * `### 4.2 Run Smoke Tests` gives `run-smoke-tests`. Words without a letter or a digit give the fallback.
 */
export function slugOf(words: string, fallback: string): string {
  return shorten(/[^ -~]/.test(words) ? anySlug(words) : plainSlug(words)) || fallback;
}

/** Most words are plain ASCII, for which classes of Unicode are slow. */
function plainSlug(words: string): string {
  const named = /\d/.test(words) ? words.replace(plainNumbering, '') : words;
  return joinRuns((named.includes("'") ? named.replaceAll("'", '') : named).toLowerCase());
}

/** The runs of small letters and digits, joined by `-`. A pattern takes twice as long. */
function joinRuns(letters: string): string {
  let slug = '';
  let start = -1;
  for (let i = 0; i <= letters.length; i++) {
    const code = letters.charCodeAt(i);
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) {
      if (start < 0) start = i;
    } else if (start >= 0) {
      const run = letters.slice(start, i);
      slug = slug === '' ? run : `${slug}-${run}`;
      start = -1;
    }
  }
  return slug;
}

function anySlug(words: string): string {
  return words
    .normalize('NFC')
    .replace(anyNumbering, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

const anyNumbering = /^[\s\p{P}\p{S}]*(?:(?:step|phase|part|stage)\s+)?\d+(?:\.\d+)*[.):]*\s+(?=\S)/iu;
const plainNumbering = /^[^a-z\d]*(?:(?:step|phase|part|stage)\s+)?\d+(?:\.\d+)*[.):]*\s+(?=\S)/i;

/** Gives each id once: the second `x` is `x~2`. */
export class UniqueIds {
  readonly #taken = new Set<string>();
  readonly #next = new Map<string, number>();

  /** Whether the id was free; it is taken afterwards. */
  claim(id: string): boolean {
    if (this.#taken.has(id)) return false;
    this.#taken.add(id);
    return true;
  }

  take(id: string): string {
    if (this.claim(id)) return id;
    for (let n = this.#next.get(id) ?? 2; ; n++) {
      const numbered = `${id}~${n}`;
      if (this.claim(numbered)) {
        this.#next.set(id, n + 1);
        return numbered;
      }
    }
  }
}

function shorten(slug: string): string {
  if (slug.length <= longest) return slug;
  const letters = /[^ -~]/.test(slug) ? Array.from(slug).slice(0, longest).join('') : slug.slice(0, longest);
  const cut = letters.lastIndexOf('-');
  return cut > longest / 2 ? letters.slice(0, cut) : letters;
}
