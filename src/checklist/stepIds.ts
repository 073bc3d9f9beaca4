import type { Problem } from '../util/problem';
import type { SectionId, StepId } from './checklist';
import type { SectionNode } from './sectionTree';
import { slugOf, UniqueIds } from './slug';

/**
 * Names sections by their headings. A heading that stands once in the document names its section alone, wherever it is
 * moved; one that stands several times does so together with the headings around it.
 */
export function nameSections(sections: readonly SectionNode[]): ReadonlyMap<SectionNode, SectionId> {
  const slugs = new Map<SectionNode, string>();
  const counts = new Map<string, number>();
  const count = (section: SectionNode): void => {
    const slug = slugOfSection(section);
    slugs.set(section, slug);
    counts.set(slug, (counts.get(slug) ?? 0) + 1);
    section.sections.forEach(count);
  };
  sections.forEach(count);
  const ids = new UniqueIds();
  const names = new Map<SectionNode, SectionId>();
  const name = (section: SectionNode, path: string): void => {
    const slug = slugs.get(section) ?? '';
    const own = `${path}${slug}`;
    names.set(section, ids.take(counts.get(slug) === 1 ? slug : own) as SectionId);
    for (const child of section.sections) name(child, `${own}/`);
  };
  for (const section of sections) name(section, '');
  return names;
}

/** Names steps: the ids that the checklist gives first, so that no other step can take one. */
export class StepNames {
  readonly #ids = new UniqueIds();
  readonly #given = new Map<object, StepId>();
  readonly problems: Problem[] = [];

  /** Keeps an id that the checklist gives to a step. The second use of an id is a problem and is numbered. */
  give(step: object, id: string, range: Problem['range']): void {
    if (!this.#ids.claim(id)) {
      const message = `Two steps have the id "${id}": give one of them another, or a resumed run mistakes them.`;
      this.problems.push({ code: 'duplicate-id', severity: 'error', message, range });
      this.#given.set(step, this.#ids.take(id) as StepId);
    } else this.#given.set(step, id as StepId);
  }

  name(step: object, path: string, slug: string): StepId {
    return this.#given.get(step) ?? (this.#ids.take(`${path}/${slug}`) as StepId);
  }
}

function slugOfSection({ heading }: SectionNode): string {
  return heading ? slugOf(heading.text.plain, 'section') : 'start';
}
