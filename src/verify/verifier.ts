import { quotePath } from '../model/routes.ts';
import { longestText } from '../model/verify-files.ts';
import type { SearchEngine } from '../search/engine.ts';
import type { PagefindData } from '../search/pagefind.ts';
import { scriptOfText } from '../text/scripts.ts';
import type { Answer, Question } from './answer.ts';
import { Answers } from './answers.ts';
import { passageId } from './article-text.ts';
import { candidates, commonWords, type IndexParts, wordsToSearch } from './candidates.ts';
import { compareWithArticles } from './passages.ts';
import { cleaned, type Pasted, readings } from './pasted.ts';
import { permalinkIn } from './permalink.ts';
import { answerOf, Quotes } from './quotes.ts';
import { permalinkKey, type VerifyIndex } from './shard.ts';
import { tokensIn } from './tokens.ts';

/** Returns words of a question by which articles are found. */
type WordsOf = (contents: IndexParts) => readonly string[];

/** Where the verifier reads from. Functions reject if something cannot be loaded; the answer says so then. */
export interface Sources {
  /** Returns the text of a file of the published data by name (shard.ts). */
  file: (name: string) => Promise<string>;
  /** Calls a function with the search engine, and returns what it returns. `wordsOf` returns the words that will be searched for, from the list of what the index contains. */
  search: <T>(use: (engine: SearchEngine) => Promise<T>, wordsOf: WordsOf) => Promise<T>;
  /** The origins of the site, as `https://news.example`: that of the settings, and that under which it is served. */
  origins: readonly string[];
}

/** Fewer words are found in too many places, unless they are a complete quote. */
const fewestWords = 4;

/** Data that could not be loaded. */
class Unavailable extends Error {
  readonly what: 'quotes' | 'search';
  constructor(what: 'quotes' | 'search', cause: unknown) {
    super(`${what} cannot be loaded`, { cause });
    this.what = what;
  }
}

/** Answers whether quotations are genuine. Nothing that is asked leaves the device: only files of the site are read. */
export class Verifier {
  readonly #sources: Sources;
  #quotes: Promise<Quotes> | undefined;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** Starts loading what every answer needs. The first answer reports failures. */
  warm(): void {
    this.#loadQuotes().catch(() => undefined);
  }

  /** Answers a question. Never throws because of what is asked or of data that cannot be loaded. */
  async answer(question: Question): Promise<Answer> {
    try {
      return await this.#answer(question);
    } catch (error) {
      if (error instanceof Unavailable) return { kind: 'unavailable', what: error.what };
      throw error;
    }
  }

  async #answer({ text, speaker = '', said = '' }: Question): Promise<Answer> {
    if (text.trim() === '') return { kind: 'ask-again', why: 'empty' };
    if (text.length > longestText) return { kind: 'ask-again', why: 'too-long' };
    const permalink = permalinkIn(text, this.#sources.origins);
    if (permalink === 'other') return { kind: 'ask-again', why: 'other-address' };
    const quotes = await this.#loadQuotes();
    if (permalink) {
      const found = await unavailableIf(
        'quotes',
        quotes.atPath(permalinkKey(permalink.path), permalink.path),
      );
      return found ? answerOf(found) : { kind: 'ask-again', why: 'other-address' };
    }
    const readingsOfText = readings(cleaned(text));
    const [asked = readingsOfText[0]] = readingsOfText.filter(({ tokens }) => tokens.length > 0);
    if (!asked || asked.tokens.length === 0) return { kind: 'ask-again', why: 'no-words' };
    const complete = await unavailableIf('quotes', quotes.complete(readingsOfText, { speaker, said }));
    if (complete) return complete;
    if (isInOtherScript(asked, quotes.index)) return { kind: 'ask-again', why: 'other-script' };
    if (asked.tokens.length < fewestWords) return { kind: 'ask-again', why: 'too-short' };
    const withdrawn = await unavailableIf('quotes', quotes.nearWithdrawn(asked));
    if (withdrawn) return withdrawn;
    const { articles, common, names } = await unavailableIf('search', this.#candidates(asked));
    // Loaded while the words are compared, which takes about as long. The answer reports failures.
    for (const { id, text } of likelyQuotes(asked, articles))
      quotes.quote(quotePath(id), text).catch(() => undefined);
    const compared = compareWithArticles(asked, articles, common);
    return unavailableIf(
      'quotes',
      new Answers(quotes, { names, common }, { speaker, said }).about(asked, compared),
    );
  }

  #candidates({ text, tokens }: Pasted) {
    const wordsOf: WordsOf = (contents) => wordsToSearch(text, tokens, contents);
    return this.#sources.search(async (engine) => {
      const [articles, contents] = await Promise.all([candidates(engine, text, tokens), engine.contents()]);
      const common = commonWords(contents);
      const names = new Set(
        contents.names.flatMap(({ forms }) =>
          forms.flatMap((form) => tokensIn(form).map((token) => token.form)),
        ),
      );
      return { articles, common, names };
    }, wordsOf);
  }

  #loadQuotes(): Promise<Quotes> {
    this.#quotes ??= unavailableIf('quotes', Quotes.load(this.#sources.file)).catch((error: unknown) => {
      this.#quotes = undefined;
      throw error;
    });
    return this.#quotes;
  }
}

/** Returns what a promise resolves to; rejects with `Unavailable` if it rejects. */
const unavailableIf = <T>(what: 'quotes' | 'search', promise: Promise<T>): Promise<T> =>
  promise.catch((error: unknown) => {
    throw new Unavailable(what, error);
  });

/** Returns the quotes of articles that have at least half of the asked words. */
function likelyQuotes({ tokens }: Pasted, articles: readonly PagefindData[]): { id: string; text: string }[] {
  const asked = new Set(tokens.map(({ form }) => form));
  return articles.flatMap(({ anchors }) =>
    anchors.flatMap(({ id, text }) => {
      const quote = passageId.exec(id)?.[1];
      const words = new Set(tokensIn(text).map(({ form }) => form));
      const shared = [...asked].filter((form) => words.has(form)).length;
      return quote !== undefined && shared >= asked.size / 2 ? [{ id: quote, text }] : [];
    }),
  );
}

function isInOtherScript({ text }: Pasted, { scripts }: VerifyIndex): boolean {
  const script = scriptOfText(text);
  return script !== undefined && !scripts.includes(script);
}
