import { create, insertMultiple, save, search as ask } from '@orama/orama';
import { bytesOf, type Engine, nothingToClose } from '../engine.ts';
import { stopWords } from '../words.ts';

const engine = (name: string, tokenizer: { stemming: boolean; stopWords: string[] } | undefined): Engine => ({
  name,
  open: async (documents) => {
    const index = create({
      schema: { title: 'string', text: 'string' },
      ...(tokenizer && { components: { tokenizer: { language: 'english', ...tokenizer } } }),
    });
    await insertMultiple(index, [...documents]);
    const search = async (query: string, limit: number) => {
      const { hits } = await ask(index, { term: query, limit });
      return hits.map(({ id }) => id);
    };
    return { bytes: bytesOf(save(index)), search, close: nothingToClose };
  },
});

/** Orama as it comes. It takes each word for the beginning of words, so that an “a” in a question finds nearly all. */
export const orama = engine('Orama', undefined);

/** With stems and without stop words. A title boost and a tolerance for typos made it no better on the half for tuning. */
export const tunedOrama = engine('Orama tuned', { stemming: true, stopWords: [...stopWords] });
