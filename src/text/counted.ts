/** Returns a number with its English noun, for messages to editors and engineers: `1 article`, `2 articles`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
