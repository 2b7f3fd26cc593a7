import type { ChosenFacet, SearchRequest } from '../engine.ts';
import { scriptOf, scriptOfReader } from '../fold-word.ts';
import type { LanguageData } from '../language-data.ts';
import { plan, type Term } from '../plan.ts';

/** What a search server is asked, whichever it is. */
export interface ServerQuery {
  kind: SearchRequest['kind'];
  terms: readonly ServerTerm[];
  /** Languages whose results come first: those of the reader, then the main one of the site. */
  own: readonly string[];
  main: string;
  /** The topic that the complete query names: its results come before others in the same language. */
  topic: string | undefined;
  chosen: readonly (readonly [ChosenFacet, readonly string[]])[];
  order: 'best' | 'newest';
  /** Number of results to return. */
  limit: number;
}

/** A word or phrase of a query. */
export interface ServerTerm {
  need: Term['need'];
  /** 1 for a word that was typed once. */
  weight: number;
  /** Any of these matches; several words are a sequence. The first one was typed, others are other names and spellings. */
  forms: readonly string[];
  /** True if the last word may be incomplete. */
  open: boolean;
  /** True to also find words that are spelled similarly: only for a word that no text has. */
  isFuzzy: boolean;
}

/** Results of a search that does not say how many it will show: the search dialog shows fewer. */
const usualLimit = 10;

/** Returns a term that adds texts, and need not match. */
const optional = (forms: readonly string[]): ServerTerm => ({
  need: 'any',
  weight: 1,
  forms,
  open: false,
  isFuzzy: false,
});

/**
 * Returns a query in which words that no text has are also found in similar spellings, and joined to the next word: `crowd sourcing`.
 * Undefined if there are no such words. `unknown` has the indexes of their terms.
 */
export function withoutUnknown(query: ServerQuery, unknown: readonly number[]): ServerQuery | undefined {
  const { terms } = query;
  const isWord = ({ need, forms: [form = ''] }: ServerTerm) =>
    need === 'any' && /^[\p{L}\p{M}\p{N}]{3,}$/u.test(form);
  const wrong = new Set(unknown.filter((index) => terms[index] && isWord(terms[index])));
  if (wrong.size === 0) return undefined;
  const joined = terms.flatMap((term, index) => {
    const next = terms[index + 1];
    const isPair = next && isWord(term) && isWord(next) && (wrong.has(index) || wrong.has(index + 1));
    return isPair ? [optional([`${term.forms[0] ?? ''}${next.forms[0] ?? ''}`])] : [];
  });
  return {
    ...query,
    terms: [...terms.map((term, index) => ({ ...term, isFuzzy: wrong.has(index) })), ...joined],
  };
}

/** Returns the query for a request: the same plan that the engine in the browser follows, with other names, spellings, amounts and dates. */
export function serverQuery(
  request: SearchRequest,
  { contents, common, spellings, numbers }: LanguageData,
): ServerQuery {
  const { query, kind, lang, chosen = {}, order = 'best', typing, verbatim = false, shown } = request;
  const asked = plan(query, common, typing);
  const spelled = verbatim ? new Map<string, Set<string>>() : spellings.inPlan(asked);
  const terms = asked.map(({ need, weight, count, words, open }): ServerTerm => {
    const others = words.length === 1 ? (spelled.get(words[0] ?? '') ?? []) : [];
    return { need, weight: weight * count, forms: [words.join(' '), ...others], open, isFuzzy: false };
  });

  for (const [name, others] of spelled)
    if (/\s/u.test(name) && others.size > 0) terms.push(optional([...others]));
  const dates = verbatim ? [] : numbers.otherForms(asked).map((words) => words.join(' '));
  if (dates.length > 0) terms.push(optional(dates));
  const languages = Object.keys(contents.common);
  const path = spellings.whole(query);
  return {
    kind,
    terms,
    own: ownLanguages(lang, asked, languages),
    main: languages[0] ?? lang,
    topic: path === undefined ? undefined : /\/topics\/([^/]+)\/$/.exec(path)?.[1],
    chosen: Object.entries(chosen)
      .map(([facet, ids]) => [facet as ChosenFacet, ids] as const)
      .filter(([, ids]) => ids.length > 0),
    order: terms.every(({ need }) => need === 'not') ? 'newest' : order,
    limit: shown ?? usualLimit,
  };
}

/** Returns the reader’s language, or those of the script that was typed: readers of any language type names in Latin letters. */
function ownLanguages(lang: string, terms: readonly Term[], languages: readonly string[]): string[] {
  const [script, ...others] = new Set(terms.flatMap(({ words }) => words).map(scriptOf));
  if (script === undefined || others.length > 0 || script === 'latin' || script === scriptOfReader(lang))
    return [lang];
  return languages.filter((other) => scriptOfReader(other) === script);
}
