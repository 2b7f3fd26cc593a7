import type { Contents } from '../../model/contents.ts';
import { type Problem, show } from '../../model/problem.ts';
import { quotePath } from '../../model/routes.ts';
import { foldedText } from '../../text/fold.ts';
import { yamlText } from '../yaml/parse.ts';

/**
 * Returns a problem for each pull-quote that repeats another: the same words of the same speaker, or of the articles themselves, under a
 * second id. The quote of the older article keeps its URL. Withdrawn quotes do not count.
 */
export function checkRepeatedQuotes({ articles, today }: Pick<Contents, 'articles' | 'today'>): Problem[] {
  const first = new Map<string, string>();
  const byAge = [...articles].sort((a, b) => a.data.date.localeCompare(b.data.date));
  return byAge.flatMap(({ file, data }) =>
    data.pullQuotes.flatMap(({ id, text, speaker, withdrawn }, index): Problem[] => {
      if (withdrawn) return [];
      const words = `${speaker ?? ''}: ${foldedText(text).replace(/\p{P}+$/u, '')}`;
      const older = first.get(words) ?? id;
      first.set(words, older);
      // The same id twice is reported as such.
      if (older === id) return [];
      return [
        {
          name: 'quote-repeated',
          file,
          field: `pullQuotes.${index}.text`,
          found: `${show(text)}, words that the pull-quote ${older} has too`,
          expected: 'one URL for a sentence',
          fix: `delete ${id}; if it is published already, add to it\n${yamlText({
            withdrawn: {
              date: today ?? 'the day of the withdrawal',
              why: `The same words have an older address, ${quotePath(older)}.`,
            },
          })}`,
        },
      ];
    }),
  );
}
