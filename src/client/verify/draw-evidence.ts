import type { VerifyStrings } from '../../i18n/en/verify.ts';
import { inQuotationMarks, writtenBy } from '../../text/quotation-marks.ts';
import { direction } from '../../text/scripts.ts';
import type { DiffPart } from '../../text/word-diff.ts';
import type { Found, PassageEvidence, QuoteEvidence } from '../../verify/answer.ts';
import { h } from '../dom.ts';
import { dateInWords } from './dates.ts';

/** What every drawing of an answer needs. */
export interface Drawing {
  t: VerifyStrings;
  /** The language of the page. */
  lang: string;
}

type Child = Node | string;

/** Returns attributes of a text in a language. */
export const written = (lang: string) => ({ lang, dir: direction(lang) });

/** Returns a paragraph. */
export const p = (...children: Child[]): HTMLElement => h('p', {}, ...children);

/** Returns a day, month or year as an element. */
export const time = (date: string, { t }: Drawing): HTMLElement =>
  h('time', { datetime: date }, dateInWords(date, t.locale));

/**
 * Returns words in an element that marks them, with a text for screen readers before and after: which words are marked is not shown by color
 * alone, and most screen readers do not announce the element.
 */
export const marked = (
  tag: 'mark' | 'ins' | 'del',
  words: string,
  label: string,
  { t, lang }: Drawing,
): HTMLElement => h(tag, {}, hidden(`${label} `, lang), words, hidden(` (${t.marks.end})`, lang));

const hidden = (text: string, lang: string) =>
  h('span', { class: 'visually-hidden', ...written(lang) }, text);

/** Returns the words of a comparison; `draw` draws the parts that need a mark. */
export const partsAs = (parts: readonly DiffPart[], draw: (part: DiffPart) => Child): Child[] =>
  parts.flatMap((part, index) => (index > 0 ? [' ', draw(part)] : [draw(part)]));

/** Returns words in the quotation marks of their language, for a line of another text. */
export const quoted = (words: string, lang: string): HTMLElement =>
  h('bdi', { lang, translate: 'no' }, inQuotationMarks(words, lang));

/** Returns words as the site quotes them. */
export const blockquote = (lang: string, ...words: Child[]): HTMLElement =>
  h('blockquote', written(lang), p(...words));

/** Returns what is known about a quote: its words, or what is given in their place, and where they come from. */
export const quoteFigure = (quote: QuoteEvidence, drawing: Drawing, words?: HTMLElement): HTMLElement =>
  h(
    'figure',
    { class: 'evidence' },
    ...[words ?? plainWords(quote)].filter((part) => part !== undefined),
    h('figcaption', {}, quoteFacts(quote, drawing), p(h('a', { href: quote.path }, drawing.t.openQuote))),
  );

const plainWords = ({ words, speaker, lang }: QuoteEvidence) =>
  words === undefined
    ? undefined
    : blockquote(lang, h('span', { class: 'marked' }, writtenBy(speaker ? 'said' : 'own', words, lang)));

function quoteFacts(quote: QuoteEvidence, drawing: Drawing): HTMLElement {
  const { t } = drawing;
  const { speaker, said, source, article, since, lang } = quote;
  const name = speaker && h('bdi', { translate: 'no' }, speaker.name);
  const facts: [string, Child | undefined][] = [
    [t.speaker, name ? linked(name, speaker.path) : t.ownWords],
    [t.said, said && time(said, drawing)],
    [t.source, source && h('bdi', {}, source)],
    [t.article, h('a', { href: article.path, ...written(lang) }, article.title)],
    [t.since, since && time(since, drawing)],
  ];
  return h(
    'dl',
    {},
    ...facts.flatMap(([label, fact]) => (fact ? [h('div', {}, h('dt', {}, label), h('dd', {}, fact))] : [])),
  );
}

const linked = (name: HTMLElement, path: string | undefined) =>
  path === undefined ? name : h('a', { href: path }, name);

/** Returns a passage with some of the text before and after it, and a link that leads to it in its article. */
export const passageFigure = (
  { path, title, lang, words, before, after }: PassageEvidence,
  drawing: Drawing,
  own?: HTMLElement,
): HTMLElement =>
  h(
    'figure',
    { class: 'evidence' },
    own ??
      blockquote(
        lang,
        ...(before ? [`… ${before} `] : []),
        marked('mark', words, drawing.t.marks.yours, drawing),
        ...(after ? [` ${after} …`] : []),
      ),
    h(
      'figcaption',
      {},
      h(
        'dl',
        {},
        h(
          'div',
          {},
          h('dt', {}, drawing.t.article),
          h('dd', {}, h('a', { href: path, ...written(lang) }, title)),
        ),
      ),
      p(h('a', { href: path }, drawing.t.openArticle)),
    ),
  );

/** Returns a quote or a passage, with its words or what is given in their place. */
export const foundFigure = (found: Found, drawing: Drawing, words?: HTMLElement): HTMLElement =>
  'quote' in found ? quoteFigure(found.quote, drawing, words) : passageFigure(found.passage, drawing, words);

/** Returns the language of what was found. */
export const langOf = (found: Found): string => ('quote' in found ? found.quote : found.passage).lang;
