import type { SearchStrings } from '../../i18n/en/search.ts';
import type { Answer } from '../../search/engine.ts';
import type { NamedPage } from '../../search/spellings.ts';
import { h } from '../dom.ts';

/** What a reader can do about how words were taken. */
export interface NoteActions {
  /** The address of the same search for only what was typed. */
  typed: string;
  /** The address of the same search with other spellings. */
  spelled: string;
  /** The address of a search for something else. */
  instead: (query: string) => string;
}

/** Returns lines on the spellings that were searched for in addition to the typed words, or instead of them, each with a link to turn that off. */
export function spellingNotes(
  { spelled, corrected }: Answer,
  verbatim: boolean,
  t: SearchStrings,
  { typed, spelled: withSpellings }: NoteActions,
): HTMLElement[] {
  const off = () => h('a', { href: typed }, t.onlyTyped);
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
  notes.at(-1)?.append(off());
  return notes;
}

/** Links to the pages of topics and people. */
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

/** Returns what to show when there are no results: advice, the query without quotation marks, and related topics. */
export function nothingNotes(
  query: string,
  { pages }: Answer,
  isNarrowed: boolean,
  t: SearchStrings,
  { instead }: NoteActions,
): HTMLElement[] {
  const unquoted = withoutQuotationMarks(query);
  return [
    h('p', {}, isNarrowed ? t.noFilteredMatches : t.noMatches),
    ...(unquoted && unquoted !== query.trim()
      ? [h('p', {}, `${t.noExactMatches} `, h('a', { href: instead(unquoted) }, h('bdi', {}, unquoted)))]
      : []),
    ...pageLinks(t.relatedTopics, pages, t),
  ];
}

/** Returns a query without quotation marks, to print between others. */
export const withoutQuotationMarks = (query: string): string => query.replace(/["“”„«»]/g, ' ').trim();

const joined = (parts: readonly HTMLElement[], { comma }: Pick<SearchStrings, 'comma'>) =>
  parts.flatMap((part, index) => (index > 0 ? [comma, part] : [part]));
