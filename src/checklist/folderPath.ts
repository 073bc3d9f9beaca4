/** Whether a path, taken from inside a folder, names a place that is plainly not in it: `/etc`, `~`, `../other`, `C:/`. */
export function leavesFolder(path: string): boolean {
  if (/^(?:[/\\~]|[A-Za-z]:)/.test(path)) return true;
  let depth = 0;
  for (const part of path.split(/[/\\]/)) {
    if (part === '..') depth -= 1;
    else if (part !== '' && part !== '.') depth += 1;
    if (depth < 0) return true;
  }
  return false;
}
