import { type BenchDocument, type Engine, nothingToClose } from '../engine.ts';
import { stemsOf } from '../words.ts';
import { relatedWords } from './related-words.ts';

const k1 = 1.2;
const b = 0.75;

/** BM25 as in the books: stop words left out, Porter’s stems, title and text as one. `expand` returns further stems of a query with their weights. */
const engine = (
  name: string,
  expand: (documents: readonly string[][]) => (stem: string) => readonly (readonly [string, number])[],
): Engine => ({
  name,
  open: (documents) => {
    const lengths = new Map<string, number>();
    /** How often each document has a stem. */
    const postings = new Map<string, Map<string, number>>();
    const stemsOfAll = documents.map(stemsIn);
    for (const [index, { id }] of documents.entries()) {
      const stems = stemsOfAll[index] ?? [];
      lengths.set(id, stems.length);
      for (const stem of stems) {
        const posting = postings.get(stem) ?? new Map<string, number>();
        postings.set(stem, posting.set(id, (posting.get(id) ?? 0) + 1));
      }
    }
    const meanLength = [...lengths.values()].reduce((sum, length) => sum + length, 0) / documents.length;
    const further = expand(stemsOfAll);
    const search = (query: string, limit: number) => {
      const scores = new Map<string, number>();
      const asked = stemsOf(query).flatMap((stem) => [[stem, 1] as const, ...further(stem)]);
      for (const [stem, weight] of asked) {
        const posting = postings.get(stem) ?? new Map<string, number>();
        const rarity = Math.log(1 + (documents.length - posting.size + 0.5) / (posting.size + 0.5));
        for (const [id, times] of posting) {
          const length = k1 * (1 - b + (b * (lengths.get(id) ?? 0)) / meanLength);
          const score = (weight * rarity * times * (k1 + 1)) / (times + length);
          scores.set(id, (scores.get(id) ?? 0) + score);
        }
      }
      const best = [...scores].sort((one, other) => other[1] - one[1]).slice(0, limit);
      return Promise.resolve(best.map(([id]) => id));
    };
    return Promise.resolve({ search, close: nothingToClose });
  },
});

const stemsIn = ({ title, text }: BenchDocument) => stemsOf(`${title} ${text}`);

export const bm25 = engine('BM25', () => () => []);

/** The same with related words: it shows what a table of them would gain (docs/decisions/048). */
export const bm25WithRelatedWords = engine('BM25, related words', relatedWords);
