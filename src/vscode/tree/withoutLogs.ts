/** Paths of Markdown files that have no journal beside them: a release log has one. */
export function withoutLogs<File extends { readonly path: string }>(
  files: readonly File[],
  journals: readonly { readonly path: string }[],
): readonly File[] {
  const known = new Set(journals.map(({ path }) => withoutExtension(path)));
  return files.filter(({ path }) => !known.has(withoutExtension(path)));
}

function withoutExtension(path: string): string {
  return path.replace(/\.[^./]*$/, '');
}
