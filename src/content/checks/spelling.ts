import { partsOf } from '../../i18n/strings.ts';
import type { Article } from '../../model/joined.ts';
import type { Library } from '../../model/library.ts';
import { Names } from '../../model/names-in-texts.ts';
import { PhraseIndex } from '../../model/phrase-index.ts';
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
  const aliases = misspellings(library).map(({ alias, name }) => ({
    alias,
    name,
    pattern: wholeWords(alias),
  }));
  const index = new PhraseIndex(
    aliases.map(({ alias }) => alias),
    (text) => text.match(/[\p{L}\p{N}]+/gu) ?? [],
  );
  return library.articles
    .filter((article) => article.lang === lang)
    .flatMap((article) =>
      index
        .in(article.text)
        .flatMap((at) => aliases[at] ?? [])
        .filter(({ pattern }) => pattern().test(article.text))
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

/** Returns the aliases of people that running text must not have in place of their names. */
function misspellings({ people: all }: Library): { alias: string; name: string }[] {
  const titles = partsOf(site.languages[0])
    .titles.split(',')
    .map((title) => `${title.trim()} `);
  const people = all.filter(({ kind }) => kind === 'person');
  const anyAlias = new Names([...new Set(people.flatMap(({ aliases }) => aliases))]);
  const partsOfNames = new Set(all.flatMap(({ name }) => anyAlias.in(name)));
  return people.flatMap(({ name, aliases }) =>
    aliases
      // Names in other scripts, with digits or with symbols are not misspellings.
      .filter(
        (alias) => scriptOfText(alias) === scriptOfText(name) && /^[\p{L}\p{M}\u200c’' .-]+$/u.test(alias),
      )
      // Neither are parts of a name, nor titles before a surname: “President Obama”.
      .filter((alias) => !partsOfNames.has(alias) && !titles.some((title) => alias.startsWith(title)))
      .map((alias) => ({ alias, name })),
  );
}

/** Returns a function that creates the pattern. Words can be separated by line ends and emphasis characters. */
const wholeWords = (text: string) => () =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '[\\s*_]+')}(?![\\p{L}\\p{N}])`,
    'u',
  );
