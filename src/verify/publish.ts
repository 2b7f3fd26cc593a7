import { partsOf, strings } from '../i18n/strings.ts';
import type { Article, Person, Quote } from '../model/joined.ts';
import type { Library } from '../model/library.ts';
import { nameIn } from '../model/person-name.ts';
import { originalOf, revisionSteps, translatedFrom } from '../model/quote.ts';
import { correctionFragment } from '../model/routes.ts';
import type { Source } from '../model/source.ts';
import { bitsFor, verifyFileNames, verifyIndexFile } from '../model/verify-files.ts';
import { site } from '../site.ts';
import { scriptOfLanguage } from '../text/scripts.ts';
import {
  type ArticleRecord,
  type CorrectionRecord,
  type Entry,
  keyOf,
  permalinkKey,
  type PersonRecord,
  type QuoteRecord,
  shardOf,
  type VerifyIndex,
  type WithdrawnRecord,
} from './shard.ts';
import { sketchOf } from './sketch.ts';
import { skeletonOf, tokensIn } from './tokens.ts';

/** What the ledger has for a quote: the day on which it was sealed, and the sealed wordings, the oldest first. */
export interface Sealed {
  since: string;
  words?: readonly string[] | undefined;
}

/**
 * Returns the files with which quotations are verified, by name (shard.ts). `sealed` has the entry of the ledger for each path. They depend on the
 * content alone, and a new quote changes only the shards of its keys.
 */
export function verifyFiles(library: Library, sealed: ReadonlyMap<string, Sealed>): Map<string, string> {
  const { quotes, withdrawnQuotes, articles } = library;
  const bits = bitsFor(quotes.length + withdrawnQuotes.length);
  const shards = new Map(verifyFileNames(bits).map((name) => [name, new ShardWriter()]));
  const sketches: [sketch: string, key: string][] = [];
  const add = (key: string, write: (shard: ShardWriter) => Entry) => {
    const shard = shards.get(shardOf(key, bits));
    shard?.list(key, write(shard));
  };

  for (const quote of quotes) {
    const { path, text } = quote;
    const key = keyOfWords(text);
    const since = sealed.get(path)?.since;
    add(key, (shard) => shard.quote(quote, since));
    const see = () => ({ see: key, path });
    add(permalinkKey(path), see);
    const others = new Set(formerWords(quote).map(({ words }) => keyOfWords(words)));
    for (const other of others) if (other !== key) add(other, see);
  }
  for (const quote of withdrawnQuotes) {
    const { path, text } = quote;
    const record = (shard: ShardWriter) => shard.withdrawnQuote(quote);
    add(permalinkKey(path), record);
    const all = [text, ...formerWords(quote).map(({ words }) => words), ...(sealed.get(path)?.words ?? [])];
    for (const key of new Set(all.map(keyOfWords))) add(key, record);
    for (const words of new Set(all)) {
      const sketch = sketchOf(tokensIn(words));
      if (sketch !== undefined) sketches.push([sketch, keyOfWords(words)]);
    }
  }
  for (const article of articles)
    for (const [index, correction] of article.corrections.entries())
      add(keyOfWords(correction.said), (shard) => shard.correction(article, index));

  const index: VerifyIndex = {
    bits,
    scripts: [...new Set([...site.languages, ...articles.map(({ lang }) => lang)].map(scriptOfLanguage))],
    meaning: Object.fromEntries(site.languages.map((lang) => [lang, partsOf(lang).meaning])),
    withdrawn: sketches.sort(([a], [b]) => (a < b ? -1 : 1)),
  };
  return new Map(
    [...shards].map(([name, shard]) => [
      name,
      JSON.stringify(name === verifyIndexFile ? index : shard.written()),
    ]),
  );
}

const keyOfWords = (words: string) => keyOf(skeletonOf(tokensIn(words)));

/** Returns the earlier words of a quote, the oldest first. */
const formerWords = (quote: Quote) =>
  revisionSteps(quote).flatMap(({ date, why, words }) =>
    words ? [{ words: words.before, until: date, why }] : [],
  );

/** Returns a source in one line. */
const sourceLine = ({ publisher, title, about }: Source, lang: string) =>
  [publisher, title ?? about].filter(Boolean).join(strings(lang).comma);

/** Collects what one shard has; each article and person once. */
class ShardWriter {
  readonly #keys = new Map<string, Entry[]>();
  readonly #quotes: QuoteRecord[] = [];
  readonly #withdrawn: WithdrawnRecord[] = [];
  readonly #corrections: CorrectionRecord[] = [];
  readonly #articles = new Numbered<ArticleRecord>();
  readonly #people = new Numbered<PersonRecord>();

  list(key: string, entry: Entry): void {
    this.#keys.set(key, [...(this.#keys.get(key) ?? []), entry]);
  }

  quote(quote: Quote, since: string | undefined): Entry {
    const { path, text, said, speaker, source, article } = quote;
    const { lang } = article;
    const from = translatedFrom(quote) ?? quote.translationOf?.article.lang;
    const original = originalOf(quote);
    const former = formerWords(quote);
    this.#quotes.push({
      path,
      words: text,
      article: this.#article(article),
      ...(speaker ? { speaker: this.#person(speaker, lang) } : {}),
      ...(said === undefined ? {} : { said }),
      ...(source ? { source: sourceLine(source, lang) } : {}),
      ...(since === undefined ? {} : { since }),
      ...(from === undefined ? {} : { from }),
      ...(original ? { original: original.text } : {}),
      ...(former.length === 0 ? {} : { former }),
    });
    return { quote: this.#quotes.length - 1 };
  }

  withdrawnQuote({ path, withdrawn, article }: Quote): Entry {
    const { date = '', why = '' } = withdrawn ?? {};
    this.#withdrawn.push({ path, date, why, article: this.#article(article) });
    return { withdrawn: this.#withdrawn.length - 1 };
  }

  correction(article: Article, index: number): Entry {
    const { said = '', says = '', date = '', why = '' } = article.corrections[index] ?? {};
    const path = `${article.path}#${correctionFragment(index)}`;
    this.#corrections.push({ words: said, says, until: date, why, path, article: this.#article(article) });
    return { correction: this.#corrections.length - 1 };
  }

  #article({ title, path, lang, authors }: Article): number {
    return this.#articles.numberOf(path, () => ({
      title,
      path,
      lang,
      authors: authors.map((author) => this.#person(author, lang)),
    }));
  }

  #person(person: Person, lang: string): number {
    const { path, names, aliases } = person;
    const name = nameIn(person, lang);
    const others = new Set([person.name, ...Object.values(names), ...aliases]);
    others.delete(name);
    return this.#people.numberOf(`${path} ${lang}`, () => ({ name, path, aliases: [...others] }));
  }

  written() {
    return {
      keys: Object.fromEntries([...this.#keys].sort(([a], [b]) => (a < b ? -1 : 1))),
      quotes: this.#quotes,
      withdrawn: this.#withdrawn,
      corrections: this.#corrections,
      articles: this.#articles.all,
      people: this.#people.all,
    };
  }
}

/** Things in the order in which they were first needed. */
class Numbered<T> {
  readonly all: T[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(name: string, make: () => T): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const made = make();
    const number = this.all.push(made) - 1;
    this.#numbers.set(name, number);
    return number;
  }
}
