/** Returns a function that calls another one once for each key, and returns its result again after that. */
export function once(): <T>(key: string, ask: () => T) => T {
  const answers = new Map<string, unknown>();
  return <T>(key: string, ask: () => T) => {
    if (!answers.has(key)) answers.set(key, ask());
    return answers.get(key) as T;
  };
}
