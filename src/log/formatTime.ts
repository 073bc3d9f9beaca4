/** `2026-11-21 08:00:12`, in UTC. Takes the time of an event. */
export function formatTime(at: string): string {
  return at.slice(0, 19).replace('T', ' ');
}

/** Only `08:00:12` on the day of the other time. */
export function formatTimeOfRun(at: string, startedAt: string): string {
  return at.slice(0, 10) === startedAt.slice(0, 10) ? at.slice(11, 19) : formatTime(at);
}

/** For people: `340 ms`, `1.2 s`, `41 s`, `3 min 5 s`, `1 h 12 min`, `2 d 3 h`. */
export function formatElapsed(milliseconds: number): string {
  const total = Math.max(0, milliseconds);
  if (total < 1000) return `${Math.round(total)} ms`;
  if (total < 9_950) return `${(total / 1000).toFixed(1)} s`;
  const seconds = Math.round(total / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return twoUnits(seconds, 60, 'min', 's');
  const minutes = Math.round(seconds / 60);
  if (minutes < 24 * 60) return twoUnits(minutes, 60, 'h', 'min');
  return twoUnits(Math.round(minutes / 60), 24, 'd', 'h');
}

export function elapsedBetween(from: string, to: string): string {
  return formatElapsed(Date.parse(to) - Date.parse(from));
}

/** `17 bytes`, `4.5 kB`, `7.9 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
  return bytes < 999_950 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** `1 step`, `3 steps`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function twoUnits(total: number, size: number, large: string, small: string): string {
  const rest = total % size;
  return `${Math.floor(total / size)} ${large}${rest === 0 ? '' : ` ${rest} ${small}`}`;
}
