import { quotePath } from '../model/routes.ts';
import { align, isExact } from './align.ts';
import type { Answer, Found } from './answer.ts';
import type { QuoteRange } from './article-text.ts';
import { compare } from './comparison.ts';
import { type Claim, differencesOf } from './credit.ts';
import { judgeOf, type KnownWords } from './meaning.ts';
import { askedIn, type Comparison, foundAt, type Place } from './passages.ts';
import type { Pasted } from './pasted.ts';
import { creditOf, evidenceOf, type LocatedQuote, type Quotes } from './quotes.ts';
import { tokensIn } from './tokens.ts';

/** Makes answers of comparisons with articles: loads the quotes that they are about. */
export class Answers {
  readonly #quotes: Quotes;
  readonly #known: KnownWords;
  readonly #claim: Claim;

  constructor(quotes: Quotes, known: KnownWords, claim: Claim) {
    this.#quotes = quotes;
    this.#known = known;
    this.#claim = claim;
  }

  /** Returns the answer. */
  async about(asked: Pasted, compared: Comparison): Promise<Answer> {
    switch (compared.kind) {
      case 'exact':
        return { kind: 'passage', passage: compared.place.article.passage(compared.place.alignment) };
      case 'within': {
        const { article, alignment } = compared.place;
        const located = await this.#located(compared.quote);
        return located
          ? this.#part(asked, located, 'within')
          : { kind: 'passage', passage: article.passage(alignment) };
      }
      case 'around': {
        const { article, published } = compared.run;
        const located = await this.#located(compared.quote);
        return located
          ? this.#part(asked, located, 'around')
          : { kind: 'passage', passage: article.passage(published) };
      }
      case 'stitched':
        return {
          kind: 'stitched',
          parts: await Promise.all(
            compared.runs.map(async (run) => ({
              asked: askedIn(asked, run),
              found: await foundAt(run.article, run.published, this.#found),
            })),
          ),
        };
      case 'altered':
        return this.#altered(asked, compared.place);
      case 'not-found':
        return {
          kind: 'not-found',
          near: await Promise.all(
            compared.near.map(({ article, alignment }) => foundAt(article, alignment, this.#found)),
          ),
        };
    }
  }

  #located({ id, words }: QuoteRange): Promise<LocatedQuote | undefined> {
    return this.#quotes.quote(quotePath(id), words);
  }

  readonly #found = async (range: QuoteRange): Promise<Found | undefined> => {
    const located = await this.#located(range);
    return located && { quote: evidenceOf(located) };
  };

  #part(asked: Pasted, located: LocatedQuote, how: 'within' | 'around'): Answer {
    const quote = evidenceOf(located);
    const published = wordsOf(located.quote.words);
    const { steps } = align(asked.tokens, published.tokens, { isWhole: true, gaps: asked.gaps });
    const { parts } = compare(asked, published, steps, judgeOf(undefined));
    return { kind: 'part', quote, how, parts, differs: this.#differences(located) };
  }

  async #altered(asked: Pasted, { article, alignment, quote: range }: Place): Promise<Answer> {
    const located = range && (await this.#located(range));
    const lang = article.data.meta.lang ?? '';
    const judge = judgeOf(this.#quotes.index.meaning[lang], this.#known);
    if (located) {
      const changed = this.#changed(asked, located, alignment.likeness, judge);
      if (changed) return changed;
    }
    return {
      kind: 'altered',
      found: located ? { quote: evidenceOf(located) } : { passage: article.passage(alignment) },
      comparison: compare(asked, article.words, alignment.steps, judge),
      differs: located ? this.#differences(located) : [],
    };
  }

  /** Returns the answer if the asked words are a part of earlier words of a quote. */
  #changed(
    asked: Pasted,
    located: LocatedQuote,
    likeness: number,
    judge: ReturnType<typeof judgeOf>,
  ): Answer | undefined {
    const { former = [], words } = located.quote;
    for (const { words: before, until, why } of former) {
      const earlier = align(asked.tokens, tokensIn(before));
      if (!isExact(earlier) || earlier.likeness <= likeness) continue;
      const published = wordsOf(words);
      const { steps } = align(asked.tokens, published.tokens);
      const comparison = compare(asked, published, steps, judge);
      const differs = this.#differences(located);
      return {
        kind: 'changed',
        found: { quote: evidenceOf(located) },
        until,
        reason: why,
        comparison,
        differs,
      };
    }
    return undefined;
  }

  #differences(located: LocatedQuote) {
    return differencesOf(this.#claim, creditOf(located));
  }
}

const wordsOf = (text: string) => ({ text, tokens: tokensIn(text) });
