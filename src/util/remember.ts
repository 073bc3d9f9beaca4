/**
 * The same function of two things, which keeps its answers as long as it is kept itself: made for one reading, and let go
 * with it. It must give the same for the same two.
 */
export function remember<A, B, T>(answerOf: (first: A, second: B) => T): (first: A, second: B) => T {
  const known = new Map<A, Map<B, T>>();
  return (first, second) => {
    const answers = known.get(first) ?? new Map<B, T>();
    known.set(first, answers);
    if (!answers.has(second)) answers.set(second, answerOf(first, second));
    return answers.get(second) as T;
  };
}
