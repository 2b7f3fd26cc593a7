import { partsOf } from '../../i18n/strings.ts';
import type { Article } from '../../model/joined.ts';
import type { Library } from '../../model/library.ts';
import { hasName } from '../../model/name-match.ts';
import type { Problem } from '../../model/problem.ts';
import { site } from '../../site.ts';
import { scriptOfText } from '../../text/scripts.ts';

/**
 * Returns problems of aliases in running text: articles in the site’s first language use only a person's `name`; aliases are for search.
 * `placeIn` finds a pattern in an article's file.
 */
export function checkSpelling(
  library: Library,
  placeIn: (article: Article, pattern: RegExp) => Pick<Problem, 'line' | 'column'> = () => ({}),
): Problem[] {
  const [lang] = site.languages;
  const titles = partsOf(lang)
    .titles.split(',')
    .map((title) => `${title.trim()} `);
  const houseNames = library.people.map(({ name }) => name);
  const people = library.people.filter(({ kind }) => kind === 'person');
  const aliases = people.flatMap(({ name, aliases }) =>
    aliases
      // Names in other scripts, with digits or with symbols are not misspellings.
      .filter(
        (alias) => scriptOfText(alias) === scriptOfText(name) && /^[\p{L}\p{M}\u200c’' .-]+$/u.test(alias),
      )
      // Neither are parts of a name, nor titles before a surname: “President Obama”.
      .filter((alias) => !houseNames.some((house) => hasName(house, alias)))
      .filter((alias) => !titles.some((title) => alias.startsWith(title)))
      .map((alias) => ({ alias, name, word: alias.split(' ', 1)[0] ?? '', pattern: wholeWords(alias) })),
  );
  return library.articles
    .filter((article) => article.lang === lang)
    .flatMap((article) =>
      aliases
        // Searching for one word is fast; most articles do not need the slow pattern.
        .filter(({ word, pattern }) => article.text.includes(word) && pattern().test(article.text))
        .map(({ alias, name, pattern }) => ({
          name: 'spelling' as const,
          file: `content/articles/${article.slug}.md`,
          ...placeIn(article, pattern()),
          found: `the spelling “${alias}”`,
          expected: `“${name}”, the spelling in the person’s file`,
          fix: `write ${name}`,
        })),
    );
}

/** Returns a function that creates the pattern. Words can be separated by line ends and emphasis characters. */
const wholeWords = (text: string) => () =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '[\\s*_]+')}(?![\\p{L}\\p{N}])`,
    'u',
  );
