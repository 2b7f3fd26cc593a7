import type { SearchStrings } from '../../i18n/en/search.ts';
import type { Answer } from '../../search/engine.ts';
import type { NamedPage } from '../../search/spellings.ts';
import { h } from '../dom.ts';

/** URLs of variations of the current search. */
export interface NoteActions {
  /** Searches only for what was typed. */
  typed: string;
  /** Includes other spellings. */
  spelled: string;
  /** Searches for something else. */
  instead: (query: string) => string;
}

/** Returns the sentence for readers before the results, if there is one. */
export const noticeOf = ({ notice }: Answer): HTMLElement[] => (notice ? [h('p', {}, notice)] : []);

/** Returns notes on other spellings and corrections that were searched for, with a link to search for only what was typed. */
export function spellingNotes(
  { spelled, corrected }: Answer,
  verbatim: boolean,
  t: SearchStrings,
  { typed, spelled: withSpellings }: NoteActions,
): HTMLElement[] {
  if (verbatim) return [h('p', {}, `${t.excluded} `, h('a', { href: withSpellings }, t.withSpellings))];
  const also = [...new Set(spelled.flatMap(({ others }) => others))];
  const notes = corrected.map(({ typed: word, used }) =>
    h('p', {}, `${t.correctedTo(word)} `, h('b', {}, h('bdi', {}, used)), '. '),
  );
  if (also.length > 0)
    notes.push(
      h(
        'p',
        {},
        `${t.alsoSearched} `,
        ...joined(
          also.map((form) => h('bdi', {}, form)),
          t,
        ),
        '. ',
      ),
    );
  notes.at(-1)?.append(h('a', { href: typed }, t.onlyTyped));
  return notes;
}

/** Returns links to the query with similar words, which were not searched for because the typed ones may be right. */
export const offers = (
  query: string,
  { offered }: Answer,
  t: SearchStrings,
  { instead }: NoteActions,
): HTMLElement[] =>
  offered.map(({ typed, used }) => {
    const other = query.replace(typed, used);
    return h('p', {}, `${t.didYouMean} `, h('a', { href: instead(other) }, h('bdi', {}, other)));
  });

/** Returns links to pages of topics and people. */
export const pageLinks = (
  label: string,
  pages: readonly NamedPage[],
  t: Pick<SearchStrings, 'comma'>,
): HTMLElement[] =>
  pages.length === 0
    ? []
    : [
        h(
          'p',
          {},
          `${label} `,
          ...joined(
            pages.map(({ path, name }) => h('a', { href: path }, h('bdi', {}, name))),
            t,
          ),
        ),
      ];

/** Returns what to show without results, with suggestions. */
export function noResultsNotes(
  query: string,
  answer: Answer,
  isFiltered: boolean,
  t: SearchStrings,
  actions: NoteActions,
): HTMLElement[] {
  const unquoted = withoutQuotationMarks(query);
  return [
    h('p', {}, isFiltered ? t.noFilteredMatches : t.noMatches),
    ...(unquoted && unquoted !== query.trim()
      ? [
          h(
            'p',
            {},
            `${t.noExactMatches} `,
            h('a', { href: actions.instead(unquoted) }, h('bdi', {}, unquoted)),
          ),
        ]
      : []),
    ...offers(query, answer, t, actions),
    ...pageLinks(t.relatedTopics, answer.pages, t),
  ];
}

/** Returns a query without quotation marks, to print between others. */
export const withoutQuotationMarks = (query: string): string => query.replace(/["“”„«»]/g, ' ').trim();

const joined = (parts: readonly HTMLElement[], { comma }: Pick<SearchStrings, 'comma'>) =>
  parts.flatMap((part, index) => (index > 0 ? [comma, part] : [part]));
