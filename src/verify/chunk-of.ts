import type { Chunk } from '../search/split-chunks.ts';

/** Returns the chunk of the index that has a word. Its stem, under which the index has it, begins like the word, so that few words are in the next one. */
export function chunkOf(chunks: readonly Chunk[], word: string): Chunk | undefined {
  const folded = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return chunks.filter(([first]) => first <= folded).at(-1);
}
