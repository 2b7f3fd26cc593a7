import type { Library } from './library.ts';
import type { Problem } from './problem.ts';

/**
 * One spelling a person: an alias of a name in the running text of an English article is a slip.
 * Aliases are data, for search; only the house name is written.
 */
export function checkSpelling(library: Library): Problem[] {
  const houseNames = library.people.map(({ name }) => name);
  const people = library.people.filter(({ kind }) => kind === 'person');
  const aliases = people.flatMap(({ name, aliases }) =>
    aliases
      .filter((alias) => /^[\p{Script=Latin}’' .-]+$/u.test(alias))
      // A part of a house name is no misspelling, nor is a title before a surname: “President Obama”.
      .filter((alias) => !houseNames.some((house) => house.includes(alias)))
      .filter((alias) => !titles.test(alias))
      .map((alias) => ({ alias, name, pattern: wholeWords(alias) })),
  );
  return library.articles
    .filter((article) => article.lang === 'en')
    .flatMap((article) =>
      aliases
        .filter(({ pattern }) => pattern.test(article.text))
        .map(({ alias, name }) => ({
          file: `content/articles/${article.slug}.md`,
          found: `the spelling “${alias}”`,
          expected: `“${name}”, the one spelling of this name`,
          fix: `write ${name}`,
        })),
    );
}

const titles = /^(?:President|Prime Minister|General|Sheikh|Ayatollah|Grand Ayatollah|Caliph) /;

const wholeWords = (text: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'u');
