import { verifyIndexFile } from '../model/verify-files.ts';
import { align, isExact } from './align.ts';
import type { Answer, QuoteEvidence } from './answer.ts';
import { compare } from './comparison.ts';
import { type Claim, differencesOf } from './credit.ts';
import { judgeOf } from './meaning.ts';
import type { Pasted } from './pasted.ts';
import {
  type CorrectionRecord,
  type Entry,
  type FormerWords,
  keyOf,
  permalinkKey,
  type QuoteRecord,
  type Shard,
  shardOf,
  type VerifyIndex,
  type WithdrawnRecord,
} from './shard.ts';
import { isNear, sketchOf } from './sketch.ts';
import { skeletonOf, tokensIn } from './tokens.ts';

/** What a key led to, with the shard that has it. */
export type Located = { shard: Shard } & (
  | { kind: 'quote'; quote: QuoteRecord }
  | { kind: 'withdrawn'; withdrawn: WithdrawnRecord }
  | { kind: 'correction'; correction: CorrectionRecord }
);

export type LocatedQuote = Extract<Located, { kind: 'quote' }>;

/** Reads the published quotes, one shard at a time, and keeps what it has read. */
export class Quotes {
  readonly index: VerifyIndex;
  readonly #file: (name: string) => Promise<string>;
  readonly #shards = new Map<string, Promise<Shard>>();

  private constructor(index: VerifyIndex, file: (name: string) => Promise<string>) {
    this.index = index;
    this.#file = file;
  }

  /** Reads the index. Rejects if it cannot be read. */
  static async load(file: (name: string) => Promise<string>): Promise<Quotes> {
    return new Quotes(JSON.parse(await file(verifyIndexFile)) as VerifyIndex, file);
  }

  /** Returns everything that is listed under a key. Rejects if a shard cannot be read. */
  async at(key: string): Promise<Located[]> {
    const shard = await this.#shard(key);
    const entries: readonly Entry[] = Object.hasOwn(shard.keys, key) ? (shard.keys[key] ?? []) : [];
    const found = await Promise.all(entries.map((entry) => this.#located(entry, shard)));
    return found.flat();
  }

  /** Returns the quote with a permalink, or its withdrawal; undefined if there is none. */
  async atPath(key: string, path: string): Promise<Located | undefined> {
    const all = await this.at(key);
    return all.find((found) => pathOf(found) === path);
  }

  /** Returns a quote whose words an article has; undefined if it is not listed. */
  async quote(path: string, words: string): Promise<LocatedQuote | undefined> {
    const isIt = (found: Located): found is LocatedQuote =>
      found.kind === 'quote' && found.quote.path === path;
    const byWords = (await this.at(keyOf(skeletonOf(tokensIn(words))))).find(isIt);
    return byWords ?? (await this.at(permalinkKey(path))).find(isIt);
  }

  /** Returns the withdrawal of a quote from which the words differ little; undefined if there is none. */
  async nearWithdrawn({ tokens }: Pasted): Promise<Answer | undefined> {
    const sketch = sketchOf(tokens);
    if (sketch === undefined) return undefined;
    for (const [other, key] of this.index.withdrawn)
      if (isNear(sketch, other))
        for (const found of await this.at(key))
          if (found.kind === 'withdrawn') return { ...withdrawalOf(found), altered: true };
    return undefined;
  }

  async #located(entry: Entry, shard: Shard): Promise<Located[]> {
    if ('see' in entry) {
      const others = await this.#shard(entry.see);
      return others.quotes
        .filter(({ path }) => path === entry.path)
        .map((quote) => ({ kind: 'quote', quote, shard: others }));
    }
    if ('quote' in entry) {
      const quote = shard.quotes[entry.quote];
      return quote ? [{ kind: 'quote', quote, shard }] : [];
    }
    if ('withdrawn' in entry) {
      const withdrawn = shard.withdrawn[entry.withdrawn];
      return withdrawn ? [{ kind: 'withdrawn', withdrawn, shard }] : [];
    }
    const correction = shard.corrections[entry.correction];
    return correction ? [{ kind: 'correction', correction, shard }] : [];
  }

  #shard(key: string): Promise<Shard> {
    const name = shardOf(key, this.index.bits);
    const known = this.#shards.get(name);
    if (known) return known;
    const read = this.#file(name).then((text) => JSON.parse(text) as Shard);
    this.#shards.set(name, read);
    read.catch(() => this.#shards.delete(name));
    return read;
  }

  /** Returns the answer if one of the readings is what was published as a whole, now or earlier; undefined otherwise. */
  async complete(asked: readonly Pasted[], claim: Claim): Promise<Answer | undefined> {
    const found = await Promise.all(asked.map(({ tokens }) => this.at(keyOf(skeletonOf(tokens)))));
    const answers = asked.flatMap((reading, at) =>
      (found[at] ?? []).flatMap((located) => this.#judged(reading, located, claim) ?? []),
    );
    return answers.sort((a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind))[0];
  }

  /** Returns the answer if the words of a reading are those of what was found; undefined if only their skeleton is. */
  #judged(reading: Pasted, located: Located, claim: Claim): Answer | undefined {
    // Its words are not published, so their skeleton is all that can be compared.
    if (located.kind === 'withdrawn') return answerOf(located);
    if (located.kind === 'correction') {
      const { correction, shard } = located;
      if (!isSameText(reading, correction.words)) return undefined;
      const { title = '', lang = '' } = shard.articles[correction.article] ?? {};
      const passage = { path: correction.path, title, lang, words: correction.says, before: '', after: '' };
      return this.#changed(reading, correction, correction.says, { passage }, lang, []);
    }
    const quote = evidenceOf(located);
    const differs = differencesOf(claim, creditOf(located));
    if (isSameText(reading, located.quote.words)) {
      if (differs.length > 0) return { kind: 'other-credit', quote, differs };
      return quote.translation
        ? { kind: 'translation', quote, asked: 'translation' }
        : { kind: 'exact', quote };
    }
    const { original, former = [], words } = located.quote;
    if (original !== undefined && isSameText(reading, original))
      return { kind: 'translation', quote, asked: 'original' };
    const before = former.find((earlier) => isSameText(reading, earlier.words));
    return before && this.#changed(reading, before, words, { quote }, quote.lang, differs);
  }

  #changed(
    reading: Pasted,
    { until, why }: FormerWords,
    now: string,
    found: Extract<Answer, { kind: 'changed' }>['found'],
    lang: string,
    differs: Extract<Answer, { kind: 'changed' }>['differs'],
  ): Answer {
    const published = { text: now, tokens: tokensIn(now) };
    const { steps } = align(reading.tokens, published.tokens, { isWhole: true });
    const comparison = compare(reading, published, steps, judgeOf(this.index.meaning[lang]));
    return { kind: 'changed', found, until, reason: why, comparison, differs };
  }
}

/** Which answer about complete words is given, if there are several: the same words can be in two quotes. */
const rank: readonly Answer['kind'][] = ['exact', 'translation', 'other-credit', 'withdrawn', 'changed'];

const isSameText = ({ tokens }: Pasted, words: string) =>
  isExact(align(tokens, tokensIn(words), { isWhole: true }));

const pathOf = (found: Located) => {
  if (found.kind === 'quote') return found.quote.path;
  return found.kind === 'withdrawn' ? found.withdrawn.path : found.correction.path;
};

/** Returns the answer about a quote whose permalink was asked for. */
export function answerOf(found: Located): Answer {
  if (found.kind === 'quote') return { kind: 'exact', quote: evidenceOf(found) };
  if (found.kind === 'correction') throw new TypeError('a correction has no permalink');
  return withdrawalOf(found);
}

function withdrawalOf({
  withdrawn,
  shard,
}: Extract<Located, { kind: 'withdrawn' }>): Extract<Answer, { kind: 'withdrawn' }> {
  const { path, date, why } = withdrawn;
  const article = shard.articles[withdrawn.article];
  return {
    kind: 'withdrawn',
    path,
    date,
    reason: why,
    ...(article ? { article: { title: article.title, path: article.path } } : {}),
  };
}

/** Returns a quote as answers show it. */
export function evidenceOf({ quote, shard }: LocatedQuote): QuoteEvidence {
  const { path, words, said, source, since, from, original } = quote;
  const { title = '', path: article = '', lang = '' } = shard.articles[quote.article] ?? {};
  const speaker = quote.speaker === undefined ? undefined : shard.people[quote.speaker];
  return {
    path,
    words,
    lang,
    article: { title, path: article },
    ...(speaker ? { speaker: { name: speaker.name, path: speaker.path } } : {}),
    ...(said === undefined ? {} : { said }),
    ...(source === undefined ? {} : { source }),
    ...(since === undefined ? {} : { since }),
    ...(from === undefined
      ? {}
      : { translation: { originalLang: from, ...(original === undefined ? {} : { original }) } }),
  };
}

/** Returns every name of a quote’s speaker, or of the authors for an article’s own words, and the day on which it was said. */
export function creditOf({ quote, shard }: LocatedQuote) {
  const people =
    quote.speaker === undefined ? (shard.articles[quote.article]?.authors ?? []) : [quote.speaker];
  return {
    names: people.flatMap((number) => {
      const person = shard.people[number];
      return person ? [person.name, ...person.aliases] : [];
    }),
    said: quote.said,
  };
}
