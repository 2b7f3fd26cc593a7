import { editDistance } from '../text/edit-distance.ts';
import { correct, type WordList } from './correction.ts';
import { foldWord, scriptOf, scriptOfReader } from './fold-word.ts';
import type { IndexCache, Matches } from './index-cache.ts';
import type { IndexFiles } from './index-files.ts';
import { isListed } from './language-words.ts';
import { formOf } from './tokens.ts';

/** How the engine changed the query; collected while it searches. */
export interface Adjustments {
  /** Words with the other spellings that were also searched for. */
  spelled: { typed: string; others: string[] }[];
  /** Words without results, with the word that was searched for instead. */
  corrected: { typed: string; used: string }[];
  /** Words without results, with a similar word that was not searched for: the typed one may be right. */
  offered: { typed: string; used: string }[];
}

/** Finds what was meant by words without results. */
export class Corrections {
  readonly #files: IndexFiles;
  readonly #cache: IndexCache;

  constructor(files: IndexFiles, cache: IndexCache) {
    this.#files = files;
    this.#cache = cache;
  }

  /** Returns the matches of the word that was most likely meant, and records the correction. */
  async of(
    word: string,
    { verbatim, common }: { verbatim: boolean; common: ReadonlySet<string> },
    adjustments: Adjustments,
  ): Promise<Matches> {
    // Short words resemble too many others, and while typed they are prefixes of most words.
    if (word.length < 4) return new Map();
    const list = await this.#files.words(scriptOf(word));
    // `airstrikes` for texts with `air strikes`.
    for (let at = 3; at <= word.length - 3 && !verbatim; at++) {
      const parts = [word.slice(0, at), word.slice(at)];
      const found = parts.every((part) => list.has(formOf(part))) && (await this.#cache.phrase(...parts));
      if (found && found.size > 0) {
        adjustments.spelled.push({ typed: word, others: [parts.join(' ')] });
        return found;
      }
    }
    const used = correct(word, list);
    if (used === undefined) return new Map();
    const asTyped = foldWord(used) === foldWord(word);
    // Common words have no results of their own.
    if (!asTyped && (verbatim || common.has(used))) return new Map();
    const action = asTyped ? 'replace' : await this.#actionFor(word, used, list);
    if (action === 'offer') adjustments.offered.push({ typed: word, used });
    if (action !== 'replace') return new Map();
    const found = await this.#cache.phrase(used);
    if (found.size > 0 && !asTyped) adjustments.corrected.push({ typed: word, used });
    return found;
  }

  /**
   * Returns what to do with a word that resembles another one. One that the language lacks is mistyped: it is replaced by
   * one that is near or that several texts have. A word of the language is right: a near and frequent one is only offered. Without a
   * list of the language's words, only a long word with one wrong letter is replaced.
   */
  async #actionFor(typed: string, used: string, list: WordList): Promise<'replace' | 'offer' | undefined> {
    const word = foldWord(typed);
    if (!/^\p{L}+$/u.test(word)) return 'offer';
    const isNear = used.startsWith(word.charAt(0)) && editDistance(word, foldWord(used), 2) < 2;
    const isFrequent = (list.get(used) ?? 0) > 1;
    const { languages } = await this.#files.contents();
    const own = languages.filter((lang) => scriptOfReader(lang) === scriptOf(word));
    if (own.length === 0) return isNear && word.length > 5 ? 'replace' : 'offer';
    const filters = await Promise.all(own.map((lang) => this.#files.languageWords(lang)));
    if (filters.some((filter) => isListed(word, filter))) return isNear && isFrequent ? 'offer' : undefined;
    return isNear || isFrequent ? 'replace' : 'offer';
  }
}
