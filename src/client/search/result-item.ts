import type { SearchStrings } from '../../i18n/en/search.ts';
import type { Answer } from '../../search/engine.ts';
import type { Span } from '../../search/highlight.ts';
import { type ArticlePart, type Result, resultOf } from '../../search/result.ts';
import { direction } from '../../text/scripts.ts';
import { h } from '../dom.ts';

/** Returns the first `count` results of an answer as list items, on a page in `pageLang`. */
export const resultItems = (
  { hits }: Answer,
  count: number,
  t: SearchStrings,
  pageLang: string,
  heading: 'h2' | 'h3',
): Promise<HTMLLIElement[]> =>
  Promise.all(
    hits
      .slice(0, count)
      .map(async (hit) => resultItem(resultOf(hit, await hit.data()), t, pageLang, heading)),
  );

/** Returns one result as a list item. */
function resultItem(result: Result, t: SearchStrings, pageLang: string, heading: 'h2' | 'h3'): HTMLLIElement {
  const { url, title, excerpt, parts, credits, meta } = result;
  const { lang, date } = meta;
  const item = h(
    'li',
    {},
    h(heading, {}, h('a', { href: url }, ...marked(title))),
    ...(excerpt.length > 0 ? [h('p', { class: 'excerpt' }, ...marked(excerpt))] : []),
    h(
      'p',
      { class: 'meta' },
      ...(date ? [h('time', { datetime: date, lang: pageLang }, dayInWords(date, t.locale))] : []),
      ...credits.flatMap((spans) => ['\u00a0· ', h('bdi', {}, ...marked(spans))]),
    ),
    ...(parts.length > 0
      ? [h('ul', { class: 'places' }, ...parts.map((part) => partItem(part, t, pageLang)))]
      : []),
  );
  if (lang && lang !== pageLang) {
    item.lang = lang;
    item.dir = direction(lang);
  }
  return item;
}

/** Formats an ISO date, independent of the reader's time zone. */
const dayInWords = (day: string, locale: string) =>
  new Date(day).toLocaleDateString(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

const partItem = ({ kind, url, text }: ArticlePart, t: SearchStrings, lang: string) =>
  h(
    'li',
    {},
    h('span', { class: 'meta', lang, dir: direction(lang) }, kind === 'quote' ? t.inQuote : t.inSection),
    ' ',
    h('a', { href: url }, ...marked(text)),
  );

const marked = (spans: readonly Span[]) =>
  spans.map(({ text, marked: isMarked }) => (isMarked ? h('mark', {}, text) : text));
