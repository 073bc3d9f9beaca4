import type { Problem } from '../util/problem';
import type { Checklist, FrontMatter, Section } from './checklist';

/**
 * A checklist whose problems are read when somebody asks. Made as `LazyBlock` is: with a getter of its own, each one's
 * shape would keep all that its reading knows in memory, long after the checklist itself is let go.
 */
export class LazyChecklist implements Checklist {
  readonly title: string;
  readonly frontMatter: FrontMatter;
  readonly sections: readonly Section[];
  declare readonly problems: readonly Problem[];
  readonly #read: () => readonly Problem[];

  constructor({ title, frontMatter, sections }: Omit<Checklist, 'problems'>, read: () => readonly Problem[]) {
    this.title = title;
    this.frontMatter = frontMatter;
    this.sections = sections;
    this.#read = read;
    // Its own and not its class's, so that a copy of the checklist has its problems too.
    Object.defineProperty(this, 'problems', problemsOfChecklist);
  }

  static problemsOf(checklist: LazyChecklist): readonly Problem[] {
    return checklist.#read();
  }
}

const problemsOfChecklist = {
  enumerable: true,
  get(this: LazyChecklist): readonly Problem[] {
    return LazyChecklist.problemsOf(this);
  },
};
