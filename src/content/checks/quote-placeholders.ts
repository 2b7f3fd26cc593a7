import type { Contents } from '../../model/contents.ts';
import type { Problem } from '../../model/problem.ts';
import { placeholderId, placeholderText } from '../../model/pull-quote.ts';
import { quotePath, withoutBase } from '../../model/routes.ts';
import type { Ledger } from '../ledger.ts';
import { idFromWords } from '../quote-ids.ts';

/**
 * Returns a problem for each pull-quote with an id or words of `npm run new`, unless its article is a draft: once sealed, they would be permanent. Ids in the
 * `ledger` are.
 */
export function checkQuotePlaceholders(
  { articles }: Pick<Contents, 'articles'>,
  ledger: Pick<Ledger, 'has'>,
): Problem[] {
  const taken = new Set(articles.flatMap(({ data }) => data.pullQuotes.map(({ id }) => id)));
  return articles.flatMap(({ id: slug, file, data }) =>
    data.draft
      ? []
      : data.pullQuotes.flatMap(({ id, text, withdrawn }, index): Problem[] => {
          const field = `pullQuotes.${index}`;
          if (withdrawn || ledger.has(quotePath(id))) return [];
          if (text === placeholderText)
            return [
              {
                ...{ name: 'quote-placeholder', file, field: `${field}.text` },
                found: 'the words with which npm run new begins an article',
                expected: 'words of the body that people will share',
                fix: `copy a sentence from the body, and choose an id for it; or delete the pull-quote, or set\ndraft: true`,
              },
            ];
          if (!id.startsWith(placeholderId)) return [];
          return [
            {
              ...{ name: 'quote-placeholder', file, field: `${field}.id` },
              found: `${id}, the placeholder of npm run new`,
              expected: `an id that says what the quote is about: its URL, ${withoutBase(quotePath('<id>'))}, is permanent`,
              fix: `id: ${idFromWords(text, { slug, lang: data.lang }, taken)}`,
            },
          ];
        }),
  );
}
