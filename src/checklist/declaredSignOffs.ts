import type { FrontMatter, Section, SectionId, Step } from './checklist';
import { slugOf } from './slug';
import type { SourceText } from './sourceText';
import type { StepNames } from './stepIds';
import { allSections, allSteps } from './steps';

/**
 * Roles that the front matter asks for and no line of the text: they are signed in the last sign-off section, or, where
 * there is none, in one of their own at the end, inside the title that stands around everything.
 */
export function addDeclaredSignOffs(
  sections: readonly Section[],
  { signOff }: FrontMatter,
  names: StepNames,
  source: SourceText,
): readonly Section[] {
  if (signOff.length === 0) return sections;
  const asked = new Set(allSteps({ sections }).map((step) => step.signOff?.role.toLowerCase()));
  const roles = signOff.filter(({ role }) => !asked.has(role.toLowerCase()));
  const [first] = roles;
  if (!first) return sections;
  const steps = roles.map(({ role, line }): Step => {
    const range = source.linesRange(line, line);
    const id = names.name({}, 'sign-off', slugOf(role, 'step'));
    const words = { title: role, markdown: role, signOff: { role } };
    return { id, kind: 'front-matter', ...words, line, range, depth: 0, blocks: [], children: [] };
  });
  const place = allSections({ sections }).findLast(({ phase }) => phase === 'sign-off');
  if (place) return sections.map((section) => withSteps(section, place, steps));
  const own: Section = {
    id: 'front-matter/sign-off' as SectionId,
    title: 'Sign-off',
    level: 0,
    phase: 'sign-off',
    range: source.linesRange(first.line, first.line),
    steps,
    sections: [],
    blocks: [],
  };
  const [title, ...others] = sections.filter(({ level }) => level > 0);
  if (!title || others.length > 0) return [...sections, own];
  return sections.map((section) =>
    section === title ? { ...section, sections: [...section.sections, own] } : section,
  );
}

function withSteps(section: Section, place: Section, steps: readonly Step[]): Section {
  if (section === place) return { ...section, steps: [...section.steps, ...steps] };
  return { ...section, sections: section.sections.map((each) => withSteps(each, place, steps)) };
}
