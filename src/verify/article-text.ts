import { textDirective } from '../model/text-directive.ts';
import type { PagefindData } from '../search/pagefind.ts';
import { align, type Alignment, type Weigh } from './align.ts';
import type { PassageEvidence } from './answer.ts';
import { textOf, type Words } from './comparison.ts';
import type { Pasted } from './pasted.ts';
import { isSame, type Token, tokensIn } from './tokens.ts';

/** A range of tokens; `to` is exclusive. */
export interface TokenRange {
  from: number;
  to: number;
}

/** A run of the same words in what was asked and in an article. */
export interface Run {
  article: ArticleText;
  asked: TokenRange;
  published: TokenRange;
  /** False if a word or two between its beginning and its end differ. */
  isExact: boolean;
}

/** A quote of an article, with its place in the text. */
export interface QuoteRange extends TokenRange {
  id: string;
  words: string;
}

/** Id of a quote’s marked words in an article, `q-<id>`. */
export const passageId = /^q-(.+)$/u;
/** Words shown before and after a passage. */
const contextWords = 14;
/** The first and last words of a passage in a link: enough to be found, and not so many that a note number is likely between them. */
const linkWords = 5;

/** The text of an article in the search index, compared with what was asked. */
export class ArticleText {
  readonly data: PagefindData;
  readonly words: Words;
  readonly #places = new Map<string, number[]>();
  #quotes: QuoteRange[] | undefined;

  constructor(data: PagefindData) {
    this.data = data;
    const tokens = tokensIn(data.content);
    this.words = { text: data.content, tokens };
    for (const [at, { form }] of tokens.entries()) {
      const places = this.#places.get(form);
      if (places) places.push(at);
      else this.#places.set(form, [at]);
    }
  }

  /** The quotes of the article that have a permalink, in the order of the text. */
  get quotes(): readonly QuoteRange[] {
    return (this.#quotes ??= this.data.anchors.flatMap(({ id, text }) => {
      const quoteId = passageId.exec(id)?.[1];
      const words = tokensIn(text);
      const range = this.#find(words);
      return quoteId === undefined || !range ? [] : [{ id: quoteId, words: text, ...range }];
    }));
  }

  /** Returns the first place of words; undefined if they are not in the text. */
  #find(words: readonly Token[]): TokenRange | undefined {
    const [first] = words;
    if (!first) return undefined;
    for (const from of this.#places.get(first.form) ?? []) {
      const is = (word: Token, at: number) => this.words.tokens[from + at]?.form === word.form;
      if (words.every(is)) return { from, to: from + words.length };
    }
    return undefined;
  }

  /** Returns how the asked words correspond to the stretch of the text that has most of them. */
  aligned({ tokens, gaps }: Pasted, weigh: Weigh): Alignment {
    const { from, to } = this.#stretch(tokens, weigh);
    const alignment = align(tokens, this.words.tokens.slice(from, to), { gaps, weigh });
    return {
      ...alignment,
      from: alignment.from + from,
      to: alignment.to + from,
      steps: alignment.steps.map(({ kind, asked, published: [start, end] }) => ({
        kind,
        asked,
        published: [start + from, end + from],
      })),
    };
  }

  /** Returns the stretch, somewhat longer than the asked words, in which most of them are. */
  #stretch(asked: readonly Token[], weigh: Weigh): TokenRange {
    const { tokens } = this.words;
    const wanted = new Map<string, number>();
    for (const { form } of asked) wanted.set(form, (wanted.get(form) ?? 0) + 1);
    const length = Math.round(asked.length * 1.3) + 4;
    const counts = new Map<string, number>();
    let weight = 0;
    let best = { weight: 0, from: 0 };
    const count = (token: Token | undefined, by: 1 | -1) => {
      if (!token) return;
      const most = wanted.get(token.form);
      if (most === undefined) return;
      const before = counts.get(token.form) ?? 0;
      counts.set(token.form, before + by);
      if (Math.max(before, before + by) <= most) weight += by * weigh(token);
    };
    for (const [at, token] of tokens.entries()) {
      count(token, 1);
      if (at >= length) count(tokens[at - length], -1);
      if (weight > best.weight + 1e-9) best = { weight, from: at - length };
    }
    const margin = Math.ceil(asked.length / 2) + 6;
    return {
      from: Math.max(0, best.from - margin),
      to: Math.min(tokens.length, best.from + length + margin),
    };
  }

  /** Returns the longest run of words that are the same from an asked word on; undefined if the text lacks that word. */
  longestRun(asked: readonly Token[], from: number): Run | undefined {
    const first = asked[from];
    let longest: Run | undefined;
    for (const place of this.#places.get(first?.form ?? '') ?? []) {
      let length = 1;
      const isNext = () => {
        const [one, other] = [asked[from + length], this.words.tokens[place + length]];
        return one && other && isSame([one], [other]);
      };
      while (isNext()) length++;
      if (length > (longest ? longest.asked.to - longest.asked.from : 0))
        longest = {
          article: this,
          asked: { from, to: from + length },
          published: { from: place, to: place + length },
          isExact: true,
        };
    }
    return longest;
  }

  /** Returns a passage of the text as answers show it. */
  passage({ from, to }: TokenRange): PassageEvidence {
    const { url, meta } = this.data;
    const { tokens } = this.words;
    return {
      path: `${url}#${this.#directive(from, to)}`,
      title: meta.title ?? url,
      lang: meta.lang ?? '',
      words: textOf(this.words, from, to),
      before: textOf(this.words, Math.max(0, from - contextWords), from),
      after: textOf(this.words, to, Math.min(tokens.length, to + contextWords)),
    };
  }

  /** Returns the text fragment of a passage: its first and last words, and those before it if the first ones are elsewhere too. */
  #directive(from: number, to: number): string {
    const start = { from, to: this.#withoutPause(from, Math.min(to, from + linkWords), 1) };
    const end = { from: this.#withoutPause(to, Math.max(from, to - linkWords), -1), to };
    const parts = end.from <= start.to ? [{ from, to }] : [start, end];
    const text = ({ from: first, to: last }: TokenRange) =>
      this.words.text.slice(this.words.tokens[first]?.start, this.words.tokens[last - 1]?.end);
    const before = { from: this.#withoutPause(from, Math.max(0, from - 3), -1), to: from };
    const isFirst = this.#find(this.words.tokens.slice(start.from, start.to))?.from === from;
    return textDirective(isFirst || before.from === before.to ? '' : text(before), parts.map(text), '');
  }

  /** Returns where a range that begins or ends at `at` reaches towards `limit` without the end of a sentence, where notes are. */
  #withoutPause(at: number, limit: number, step: 1 | -1): number {
    const { tokens, text } = this.words;
    let reached = at;
    while (reached !== limit) {
      const [left, right] = step === 1 ? [reached - 1, reached] : [reached - 1, reached];
      const isInside = reached !== at;
      const between = text.slice(tokens[left]?.end ?? 0, tokens[right]?.start ?? text.length);
      if (isInside && /[.!?؟…]/u.test(between)) break;
      reached += step;
    }
    return reached;
  }
}
