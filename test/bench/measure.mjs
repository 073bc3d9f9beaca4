/** The value in the middle: one slow outlier of a busy machine does not move it. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Milliseconds that it took. */
export async function timeOf(act) {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

export function milliseconds(value) {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
}

export function ratio(value, base) {
  return `${(value / base).toFixed(2)} ×`;
}
