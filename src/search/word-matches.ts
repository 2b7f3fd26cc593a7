import { type Adjustments, Corrections } from './corrections.ts';
import { bareArabic, scriptOf } from './fold-word.ts';
import { type IndexCache, type Matches, mergeMatches } from './index-cache.ts';
import type { IndexFiles } from './index-files.ts';
import type { Term } from './plan.ts';
import { formOf } from './tokens.ts';

/** How the words of a query are searched for. */
export interface WordOptions {
  /** Words that are names only in capitals. */
  common: ReadonlySet<string>;
  /** Other forms of the names in the query, by what was typed. */
  spelled: ReadonlyMap<string, ReadonlySet<string>>;
  /** True to search only for what was typed. */
  verbatim: boolean;
  /** True if other texts will be searched, too, which may have the word. */
  isPartial: boolean;
}

/** True for a word that the stemmer of English takes for an adverb: after these letters it drops `li`, into which it changes `ly` (snowballstem.org, Porter 2). */
export const isLikeAdverb = (form: string): boolean => /[cdeghkmnrt]li$/.test(form);

/** Finds the texts with a word: as typed, in other spellings, or corrected. */
export class WordMatches {
  readonly #files: IndexFiles;
  readonly #cache: IndexCache;
  readonly #corrections: Corrections;
  #bare: Promise<Map<string, string[]>> | undefined;

  constructor(files: IndexFiles, cache: IndexCache) {
    this.#files = files;
    this.#cache = cache;
    this.#corrections = new Corrections(files, cache);
  }

  /** Returns the matches of one term. */
  async ofTerm(term: Term, options: WordOptions, adjustments: Adjustments): Promise<Matches> {
    if (term.words.length > 1) return this.#cache.phrase(...term.words);
    const { common, spelled, verbatim, isPartial } = options;
    const word = term.words[0] ?? '';
    const others = spelled.get(word);
    const names = others ? await this.ofName(word, others, common, adjustments) : undefined;
    // IS and U.S., the names: the index would also return every “is” and “us”.
    if (names && common.has(formOf(word))) return names;
    let found = await this.#ofWord(word, verbatim);
    if (found.size === 0 && term.open && word.length > 1) found = await this.#cache.prefix(word);
    if (names) found = mergeMatches(found, names);
    if (found.size > 0 || isPartial) return found;
    const isExact = verbatim || term.need !== 'any';
    return this.#corrections.of(word, { verbatim: isExact, common }, adjustments);
  }

  /** Returns the matches of a name in its other forms, and records the forms that matched. */
  async ofName(
    typed: string,
    others: ReadonlySet<string>,
    common: ReadonlySet<string>,
    adjustments: Adjustments,
  ): Promise<Matches> {
    const forms = await Promise.all(
      [...others]
        .filter((form) => !common.has(formOf(form.replace(/\.$/, ''))))
        .map(async (form) => {
          const words = form.split(/\s+/u);
          // Particles are only expected in the script that the reader types.
          const found =
            words.length > 1
              ? await this.#cache.phrase(...words)
              : await this.#ofWord(form, scriptOf(form) !== scriptOf(typed));
          return { form, found };
        }),
    );
    const matching = forms.filter(({ found }) => found.size > 0);
    if (matching.length > 0) adjustments.spelled.push({ typed, others: matching.map(({ form }) => form) });
    return mergeMatches(...matching.map(({ found }) => found));
  }

  /** Returns the matches of adjacent words written as one, if either has no results: `air strikes` for texts with `airstrikes`. */
  joined(terms: readonly Term[], found: readonly Matches[]): Promise<Matches[]> {
    return Promise.all(
      terms.flatMap(({ words: [word = ''], weight }, index) => {
        const next = terms[index + 1];
        const isWhole = found[index]?.size && found[index + 1]?.size;
        if (!next || isWhole || weight < 1 || next.weight < 1 || word.length < 3) return [];
        return next.text.length < 3 || next.need === 'not' ? [] : this.#cache.phrase(word + next.text);
      }),
    );
  }

  /** Returns the matches of a whole word; in Arabic script also with the particles that are joined to it. */
  async #ofWord(word: string, verbatim: boolean): Promise<Matches> {
    const found = await this.#cache.phrase(word);
    const form = formOf(word);
    // For the stemmer, `Amirli` is `amirly`, an adverb of `Amir`.
    if (isLikeAdverb(form)) {
      const [match] = found.values();
      const { likeAdverbs } = await this.#files.contents();
      if (match?.stems[0] === form.slice(0, -2) && !likeAdverbs.includes(form)) return new Map();
    }
    if (verbatim || scriptOf(word) !== 'arabic') return found;
    this.#bare ??= this.#files.words('arabic').then(groupByBareForm);
    const forms = (await this.#bare).get(bareArabic(word)) ?? [];
    return mergeMatches(found, ...(await Promise.all(forms.map((form) => this.#cache.phrase(form)))));
  }
}

/** Groups Arabic words by their form without particles. */
function groupByBareForm(list: ReadonlyMap<string, unknown>): Map<string, string[]> {
  const forms = new Map<string, string[]>();
  for (const form of list.keys()) forms.set(bareArabic(form), [...(forms.get(bareArabic(form)) ?? []), form]);
  return forms;
}
