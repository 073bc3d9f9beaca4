/** The same function, which knows its latest answers; it must give the same for the same text. */
export function rememberLatest<T>(answerOf: (text: string) => T, most = 16): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const answer = known.has(text) ? (known.get(text) as T) : answerOf(text);
    known.delete(text);
    known.set(text, answer);
    for (const oldest of known.keys()) {
      if (known.size <= most) break;
      known.delete(oldest);
    }
    return answer;
  };
}
