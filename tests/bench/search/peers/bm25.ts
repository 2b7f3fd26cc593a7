import { type Engine, nothingToClose } from '../engine.ts';
import { stemsOf } from '../words.ts';

const k1 = 1.2;
const b = 0.75;

/** BM25 as in the books: stop words left out, Porter’s stems, title and text as one. */
export const bm25: Engine = {
  name: 'BM25',
  open: (documents) => {
    const lengths = new Map<string, number>();
    /** How often each document has a stem. */
    const postings = new Map<string, Map<string, number>>();
    for (const { id, title, text } of documents) {
      const stems = stemsOf(`${title} ${text}`);
      lengths.set(id, stems.length);
      for (const stem of stems) {
        const posting = postings.get(stem) ?? new Map<string, number>();
        postings.set(stem, posting.set(id, (posting.get(id) ?? 0) + 1));
      }
    }
    const meanLength = [...lengths.values()].reduce((sum, length) => sum + length, 0) / documents.length;
    const search = (query: string, limit: number) => {
      const scores = new Map<string, number>();
      for (const stem of stemsOf(query)) {
        const posting = postings.get(stem) ?? new Map<string, number>();
        const rarity = Math.log(1 + (documents.length - posting.size + 0.5) / (posting.size + 0.5));
        for (const [id, times] of posting) {
          const length = k1 * (1 - b + (b * (lengths.get(id) ?? 0)) / meanLength);
          scores.set(id, (scores.get(id) ?? 0) + (rarity * times * (k1 + 1)) / (times + length));
        }
      }
      const best = [...scores].sort((one, other) => other[1] - one[1]).slice(0, limit);
      return Promise.resolve(best.map(([id]) => id));
    };
    return Promise.resolve({ search, close: nothingToClose });
  },
};
