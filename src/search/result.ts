import { articlesPath, quotePath } from '../model/routes.ts';
import type { Answer } from './engine.ts';
import { countedWords, cut, densest, markWords, shownText, type Span } from './marks.ts';
import type { PagefindData } from './pagefind.ts';
import type { Hit } from './rank.ts';

/** A result as it is shown. */
export interface Result {
  /** Where it leads, with the words to mark there. */
  url: string;
  title: Span[];
  /** The stretch of the text that answers best. */
  excerpt: Span[];
  /** Places inside an article that answer: sections, and quotes with addresses of their own. */
  places: Place[];
  lang: string;
  date?: string | undefined;
  author?: string | undefined;
  topics?: string | undefined;
  /** Of a quote: whose words it holds, and the title of its article. */
  speaker?: string | undefined;
  from?: string | undefined;
}

export interface Place {
  kind: 'section' | 'quote';
  url: string;
  text: Span[];
}

/** Name of the part of an address that tells an article which words to mark. */
export const markedWords = 'find';

/** Id of the marked words of a quote in an article, `q-<id>`. */
const quoteMark = /^q-(.+)$/u;
const most = { section: 2, quote: 2 };

/** What is shown of a hit. `open` is the beginning of a word that is still being typed. */
export function resultOf(
  hit: Hit,
  { url, content, meta, anchors }: PagefindData,
  answer: Answer,
  open = '',
): Result {
  const mark = (text: string) => markWords(shownText(text), answer.words, open);
  const words = countedWords(content);
  const isArticle = url.startsWith(articlesPath);
  const { places } = hit;
  const link = (path: string) => (isArticle ? withWords(path, answer.words) : path);
  // The words of a quote are shown whole; an article's text begins with its title, which stands above.
  const from = isArticle ? Math.min(countedWords(meta.title ?? '').length, words.length - 1) : 0;
  const stretch = isArticle ? densest(places, { from, to: words.length }) : { from: 0, to: words.length };
  return {
    url: link(url),
    title: isArticle
      ? mark(meta.title ?? url)
      : mark(content.replace(/\.$/u, (end) => quoteEnd(content, end))),
    excerpt: isArticle ? mark(cut(words, stretch)) : [],
    places: isArticle ? insidePlaces(hit, anchors, words).map((place) => shown(place)) : [],
    lang: meta.lang ?? '',
    date: meta.date,
    author: meta.author,
    topics: meta.topics,
    speaker: meta.speaker,
    from: meta.from,
  };

  function shown({ kind, id, text }: Inside): Place {
    const quote = quoteMark.exec(id)?.[1];
    const path = kind === 'quote' && quote !== undefined ? quotePath(quote) : link(`${url}#${id}`);
    return { kind, url: path, text: mark(text) };
  }
}

/** Pagefind ends every block with a full stop; a quote that has its own end shows that alone. */
const quoteEnd = (content: string, end: string) => (/[.!?…]["”»’]?\.$/u.test(content) ? '' : end);

/** An article's address with the words that are to be marked there, before its fragment. */
function withWords(path: string, words: readonly string[]): string {
  if (words.length === 0) return path;
  const [page = '', fragment] = path.split('#');
  const asked = new URLSearchParams({ [markedWords]: [...new Set(words)].join(' ') });
  return `${page}?${asked.toString()}${fragment === undefined ? '' : `#${fragment}`}`;
}

interface Inside {
  kind: 'section' | 'quote';
  id: string;
  text: string;
}

/** The sections and quotes that hold most of what was asked, best first; quotes only where they hold all that any does. */
function insidePlaces({ places }: Hit, anchors: PagefindData['anchors'], words: readonly string[]): Inside[] {
  const headings = anchors.filter(({ element }) => /^h[2-4]$/u.test(element));
  const found: (Inside & { score: number })[] = [];
  const score = (from: number, to: number) => {
    const inside = places.map((list) => list.filter((place) => place >= from && place < to).length);
    return (
      inside.filter(Boolean).length * 100 +
      Math.min(
        99,
        inside.reduce((sum, count) => sum + count, 0),
      )
    );
  };
  for (const [index, { id, text, location }] of headings.entries())
    found.push({
      kind: 'section',
      id,
      text,
      score: score(location, headings[index + 1]?.location ?? words.length),
    });
  for (const { id, text, location } of anchors.filter(({ id }) => quoteMark.test(id)))
    found.push({ kind: 'quote', id, text, score: score(location, location + countedWords(text).length) });
  const enough = { section: 1, quote: places.length > 1 ? 200 : 100 };
  return (['quote', 'section'] as const).flatMap((kind) =>
    found
      .filter((place) => place.kind === kind && place.score >= enough[kind])
      .sort((a, b) => b.score - a.score)
      .slice(0, most[kind]),
  );
}
