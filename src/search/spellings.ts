import { bareArabic, foldWord, scriptOf } from './fold-word.ts';
import type { Term } from './plan.ts';

/** All spellings of one name, in any script, the usual one first; several words are a phrase. */
export interface SpellingGroup {
  /** The page of the topic or person; empty for a word that is written in two ways. */
  path: string;
  forms: readonly string[];
  /** What the name is of, where it is offered to readers. */
  kind?: 'topic' | 'person';
  /** Number of articles of a topic, or of quotes of a person. */
  weight?: number;
  /** The page and name in other languages, if either differs. */
  byLanguage?: Record<string, NamedPage>;
}

/** Returns the pages of names for a reader of a language, each once, at most three. */
export const pagesIn = (found: readonly { group: SpellingGroup }[], lang: string): NamedPage[] => {
  const pages = found.map(
    ({ group: { path, forms, byLanguage } }) => byLanguage?.[lang] ?? { path, name: forms[0] ?? '' },
  );
  return [...new Map(pages.map((page) => [page.path, page])).values()].slice(0, 3);
};

/** A page of a topic or person, with its name. */
export interface NamedPage {
  path: string;
  name: string;
}

/** Returns a key that spellings of one word share. The last point of `U.S.` is not part of the word in a query. */
const keyOf = (word: string) =>
  scriptOf(word) === 'arabic' ? bareArabic(word) : foldWord(word).replace(/\.$/, '');
const wordsOf = (form: string) => form.split(/\s+/u).filter(Boolean);
/** Returns the words of a query with the characters that names have. */
const namesIn = (query: string) => wordsOf(query.replace(/[^\p{L}\p{N}\p{M}\u200c\s&.-]/gu, ' '));
const keyOfForm = (form: string) => wordsOf(form).map(keyOf).join(' ');

/** Alternative spellings of names: topics and people in every form that readers type. */
export class Spellings {
  /** Forms, as words, with their group, by the key of their first word. */
  readonly #forms = new Map<string, { words: string[]; group: SpellingGroup }[]>();
  readonly #common: ReadonlySet<string>;

  /** `common` contains the folded words that are names only in capitals: IS, US. */
  constructor(groups: readonly SpellingGroup[], common: ReadonlySet<string>) {
    this.#common = common;
    for (const group of groups) {
      for (const form of group.forms) {
        const words = wordsOf(form);
        const key = keyOf(words[0] ?? '');
        const forms = this.#forms.get(key);
        if (forms) forms.push({ words, group });
        else this.#forms.set(key, [{ words, group }]);
      }
    }
  }

  /** Returns the forms that begin at an index of a list of words. */
  #at(words: readonly string[], from: number) {
    const forms = this.#forms.get(keyOf(words[from] ?? '')) ?? [];
    return forms.filter((form) =>
      form.words.every((word, index) => {
        const typed = words[from + index];
        if (typed === undefined || keyOf(word) !== keyOf(typed)) return false;
        return word === typed || !this.#common.has(foldWord(word));
      }),
    );
  }

  /** Returns the other forms of each name in a plan, by what was typed. Phrases and excluded words are skipped. */
  inPlan(terms: readonly Term[]): Map<string, Set<string>> {
    const words = terms
      .filter(({ words, need, weight }) => words.length === 1 && need !== 'not' && weight === 1)
      .map(({ text }) => text);
    const found = new Map<string, Set<string>>();
    for (const from of words.keys())
      for (const { words: form, group } of this.#at(words, from)) {
        const typed = words.slice(from, from + form.length);
        const same = keyOfForm(typed.join(' '));
        const others = found.get(typed.join(' ')) ?? new Set();
        for (const other of group.forms) if (keyOfForm(other) !== same) others.add(other);
        found.set(typed.join(' '), others);
      }
    return found;
  }

  /** Returns the page whose name is the complete query; an empty path for a word that is written in two ways. */
  whole(query: string): string | undefined {
    const words = namesIn(query);
    return this.#at(words, 0).find((form) => form.words.length === words.length)?.group.path;
  }

  /** Returns the pages of topics and people that a query names, for a reader of `lang`; at most three, longest name first. */
  named(query: string, lang: string): NamedPage[] {
    const words = namesIn(query);
    const found = words.flatMap((_, from) => this.#at(words, from));
    found.sort((a, b) => b.words.length - a.words.length);
    return pagesIn(
      found.filter(({ group }) => group.path !== ''),
      lang,
    );
  }
}
