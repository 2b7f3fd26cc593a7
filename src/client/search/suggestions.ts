import type { SearchStrings } from '../../i18n/en/search.ts';
import type { Answer, SearchRequest } from '../../search/engine.ts';
import { foldWord } from '../../search/fold-word.ts';
import type { NamedPage, SpellingGroup } from '../../search/spellings.ts';
import { h } from '../dom.ts';
import { clearSearches, recentSearches } from './recent-searches.ts';

export { storeSearch } from './recent-searches.ts';

/* Loaded when the dialog opens without a query, when somebody types, and without results. */

const pageOf = ({ path, forms, byLanguage }: SpellingGroup, lang: string): NamedPage =>
  byLanguage?.[lang] ?? { path, name: forms[0] ?? '' };

/** Returns the pages of the groups, each once. */
function pagesOf(groups: readonly SpellingGroup[], lang: string, most: number): NamedPage[] {
  const pages = groups.map((group) => pageOf(group, lang));
  return [...new Map(pages.map((page) => [page.path, page])).values()].slice(0, most);
}

const list = (title: string, pages: readonly NamedPage[]) =>
  pages.length === 0
    ? []
    : [
        h('h2', {}, title),
        h(
          'ul',
          { class: 'choices' },
          ...pages.map(({ path, name }) => h('li', {}, h('a', { href: path }, h('bdi', {}, name)))),
        ),
      ];

/** Returns what the dialog offers before a query: recent searches, topics, and people who are quoted often. */
export function offers(
  names: readonly SpellingGroup[],
  t: SearchStrings,
  lang: string,
  urlOf: (query: string) => string,
): HTMLElement[] {
  const often = names
    .filter(({ weight = 0 }) => weight > 0)
    .sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0));
  const recent = h('section', {});
  const searches = recentSearches().map((query) => ({ path: urlOf(query), name: query }));
  if (searches.length > 0) {
    const clear = h('button', { type: 'button' }, t.clearRecent);
    clear.addEventListener('click', () => {
      clearSearches();
      recent.closest('dialog')?.querySelector('input')?.focus();
      recent.remove();
    });
    recent.append(...list(t.recent, searches), clear);
  }
  return [
    ...(searches.length > 0 ? [recent] : []),
    ...list(
      t.topics,
      pagesOf(
        often.filter(({ kind }) => kind === 'topic'),
        lang,
        8,
      ),
    ),
    ...list(
      t.speakers,
      pagesOf(
        often.filter(({ kind }) => kind === 'person'),
        lang,
        6,
      ),
    ),
  ];
}

/** Returns the pages of topics and people whose names, or a word of them, begin with what was typed, then with its last words. */
export function suggested(names: readonly SpellingGroup[], typed: string, lang: string): NamedPage[] {
  const words = foldWord(typed.trim()).split(/[\s-]+/u);
  const found = words.flatMap((_, from) => {
    const begun = words.slice(from).join(' ');
    // The last word of several says less: it must be longer.
    if (begun.length < (from > 0 ? 3 : 2)) return [];
    return names.filter(({ forms }) =>
      forms.some((form) => ` ${foldWord(form).replaceAll('-', ' ')}`.includes(` ${begun}`)),
    );
  });
  return pagesOf(found, lang, 3);
}

/** Returns the query without the word whose absence gives results, and that word; undefined if no single word does. */
export async function withoutRarest(
  request: SearchRequest,
  ask: (request: SearchRequest) => Promise<Answer>,
): Promise<{ query: string; word: string } | undefined> {
  const words = request.query.match(/[+-]?(?:["“„«][^"“”„«»]*["”“»]|\S+)/gu) ?? [];
  if (words.length < 2 || words.length > 8) return undefined;
  const choices = await Promise.all(
    words.map(async (word, index) => {
      const query = words.filter((_, other) => other !== index).join(' ');
      return { query, word, found: (await ask({ ...request, query })).total };
    }),
  );
  const [best] = choices.filter(({ found }) => found > 0).sort((a, b) => b.found - a.found);
  return best;
}
