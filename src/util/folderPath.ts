/** Whether a path, with `/`, is relative to a folder and stays inside it, as it is written. */
export function isFolderPath(path: string): boolean {
  if (path === '' || /^[/\\~]|^[A-Za-z]:|\p{Cc}/u.test(path)) return false;
  return !path.split(/[/\\]/).includes('..');
}
