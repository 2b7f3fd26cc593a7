import { bareArabic, foldWord, scriptOf } from './fold-word.ts';
import type { Term } from './plan.ts';

/** All spellings of one name, in any script, the usual one first; several words are a phrase. */
export interface SpellingGroup {
  /** The page of the topic or person. */
  path: string;
  forms: readonly string[];
  /** By language: the page and the name there, where either is another. */
  elsewhere?: Record<string, NamedPage>;
}

/** The page of a name for a reader of a language. */
export const pageIn = ({ path, forms, elsewhere }: SpellingGroup, lang: string): NamedPage =>
  elsewhere?.[lang] ?? { path, name: forms[0] ?? '' };

/** A page that a name leads to. */
export interface NamedPage {
  path: string;
  name: string;
}

/** What two spellings of one word have in common. */
const keyOf = (word: string) => (scriptOf(word) === 'arabic' ? bareArabic(word) : foldWord(word));
const wordsOf = (form: string) => form.split(/\s+/u).filter(Boolean);
const keyOfForm = (form: string) => wordsOf(form).map(keyOf).join(' ');

/** The other spellings of names: topics and people under every form that readers type. */
export class Spellings {
  /** By the first word's key: the forms that begin with it, as words, with their group. */
  readonly #forms = new Map<string, { words: string[]; group: SpellingGroup }[]>();
  readonly #common: ReadonlySet<string>;

  /** `common` holds the words, folded, that are names only as they are written: IS, US. */
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

  /** The names that begin at this place in a list of words, and how many of the words each takes. */
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

  /** The other forms of each name in a plan, by what was typed. Phrases and words that must not be there stay as they are. */
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

  /** Pages of the topics and people that a query names, for a reader of `lang`, at most three; a query that is nothing but a name first. */
  named(query: string, lang: string): NamedPage[] {
    const words = wordsOf(query.replace(/[^\p{L}\p{N}\p{M}\u200c\s-]/gu, ' '));
    const found = words.flatMap((_, from) => this.#at(words, from));
    found.sort((a, b) => b.words.length - a.words.length);
    const pages = new Map(found.map(({ group }) => [group.path, pageIn(group, lang)]));
    return [...pages.values()].slice(0, 3);
  }
}
