/**
 * The first path that a command plainly expects to be there: the folder of a `cd`, or a relative path among its bare
 * words. Authors write each block as if it began in the folder of the checklist, while the shell is where the block before
 * has left it. `undefined` when nothing in the text names such a path.
 */
export function neededPath(text: string): string | undefined {
  const folder = /^cd\s+(?:"([^"$`\\]+)"|'([^']+)'|([\w@+.][\w./@+-]*))\s*$/.exec(text)?.slice(1).find(Boolean);
  if (folder !== undefined) return folder.startsWith('..') ? undefined : folder;
  const [firstLine = ''] = text.split('\n', 1);
  const beforeOutput = firstLine.split(/[>|;&]/, 1)[0] ?? '';
  return beforeOutput.split(/\s+/).find(isRelativePath);
}

/** `backend/`, `./scripts/build.sh`, `docker-compose.prod.yml`; no option, no address, no version, nothing quoted. */
function isRelativePath(word: string): boolean {
  if (!/^[\w.@+][\w./@+-]*$/.test(word) || word.startsWith('..')) return false;
  return word.includes('/') || /^[\w-][\w.-]*\.[A-Za-z]\w*$/.test(word);
}
