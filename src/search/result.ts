import { articlesPath, quotePath } from '../model/routes.ts';
import {
  countedWords,
  excerpt,
  markMatches,
  markStems,
  markWords,
  matchingForms,
  type MatchingWords,
  passages,
  type Span,
} from './highlight.ts';
import type { PagefindData } from './pagefind.ts';
import type { Hit } from './rank.ts';

/** A result as it is shown. */
export interface Result {
  /** URL of the page, with the words to highlight there. */
  url: string;
  title: Span[];
  /** The part of the text that matches best. */
  excerpt: Span[];
  /** Matching parts of an article: sections, and quotes with their permalinks. */
  parts: ArticlePart[];
  /** Author and topics of an article; speaker and title of the article for a quote. */
  credits: Span[][];
  /** Language and date, and what the other parts are made from. */
  meta: PagefindData['meta'];
}

/** A section or quote that matches. */
export interface ArticlePart {
  kind: 'section' | 'quote';
  url: string;
  text: Span[];
}

/** Query parameter with the words that an article page highlights. */
export const highlightParameter = 'find';

/** An article has few forms of the words of a query; more would make its URL too long. */
const maxForms = 40;

/** Id of a quote's passage in an article, `q-<id>`. */
const passageId = /^q-(.+)$/u;
const maxParts = { section: 2, quote: 2 };

/** Returns a hit for display. Only the words at the positions of the hit are highlighted. */
export function resultOf(hit: Hit, { url, content, meta, anchors }: PagefindData): Result {
  const words = countedWords(content);
  const isArticle = url.startsWith(articlesPath);
  const { positions, rarities } = hit;
  const matching = { positions: new Set(positions.flat()), stems: hit.stems };
  const forms = matchingForms(words, matching);
  const link = (path: string) => (isArticle ? withWords(path, forms) : path);
  // A quote is shown in full; an article's text begins with its title, which is shown above.
  const from = Math.min(countedWords(meta.title ?? '').length, words.length - 1);
  return {
    url: link(url),
    title: isArticle ? markWords(meta.title ?? url, forms) : quoteText(content, words, matching),
    excerpt: isArticle
      ? excerpt(words, passages(positions, { from, to: words.length }, rarities), matching)
      : [],
    parts: isArticle ? matchingParts(hit, anchors, words).map((part) => shown(part)) : [],
    credits: ['speaker', 'from', 'author', 'topics'].flatMap((name) => {
      const text = meta[name];
      const terms = hit.fields.flatMap((field) => (field.field_name === name ? field.matched_terms : []));
      const stems = hit.stems.filter((stem) => terms.some((term) => term.startsWith(stem)));
      return text ? [markStems(text, stems)] : [];
    }),
    meta,
  };

  function shown({ kind, id, text, location }: AnchoredPart): ArticlePart {
    const quote = passageId.exec(id)?.[1];
    const path = kind === 'quote' && quote !== undefined ? quotePath(quote) : link(`${url}#${id}`);
    const to = location + countedWords(text).length;
    const spans = markMatches(words, { from: location, to }, matching);
    return { kind, url: path, text: /[.!?…]["”»’]?$/u.test(text) ? spans : withoutLastStop(spans) };
  }
}

/** Returns a quote with its words marked. Pagefind adds a full stop to every block; it is dropped if the quote has its own ending. */
function quoteText(content: string, words: readonly string[], matching: MatchingWords): Span[] {
  const spans = markMatches(words, { from: 0, to: words.length }, matching);
  return /(?:[.!?…]|["”»’])\.$/u.test(content) ? withoutLastStop(spans) : spans;
}

function withoutLastStop(spans: Span[]): Span[] {
  const last = spans.at(-1);
  if (last) last.text = last.text.replace(/\.\s*$/u, '');
  return spans;
}

/** Returns an article's URL with the words to highlight, before its fragment. */
function withWords(path: string, forms: ReadonlySet<string>): string {
  if (forms.size === 0) return path;
  const [page = '', fragment] = path.split('#');
  const query = new URLSearchParams({ [highlightParameter]: [...forms].slice(0, maxForms).join(' ') });
  return `${page}?${query.toString()}${fragment === undefined ? '' : `#${fragment}`}`;
}

interface AnchoredPart {
  kind: 'section' | 'quote';
  id: string;
  text: string;
  location: number;
}

/** Returns the sections and quotes that match best, best first; quotes only if they match as many terms as any of them can. */
function matchingParts(
  { positions }: Hit,
  anchors: PagefindData['anchors'],
  words: readonly string[],
): AnchoredPart[] {
  const headings = anchors.filter(({ element }) => /^h[2-4]$/u.test(element));
  const found: (AnchoredPart & { score: number })[] = [];
  // Terms first, then matches.
  const score = (from: number, to: number) => {
    let sum = 0;
    for (const list of positions) {
      const count = list.filter((position) => position >= from && position < to).length;
      if (count > 0) sum += 100 + count / 1000;
    }
    return sum;
  };
  const add = (kind: AnchoredPart['kind'], { id, text, location }: (typeof anchors)[number], to: number) =>
    found.push({ kind, id, text, location, score: score(location, to) });
  for (const [index, heading] of headings.entries())
    add('section', heading, headings[index + 1]?.location ?? words.length);
  for (const anchor of anchors)
    if (passageId.test(anchor.id)) add('quote', anchor, anchor.location + countedWords(anchor.text).length);
  const enough = { section: 1, quote: positions.length > 1 ? 200 : 100 };
  return (['quote', 'section'] as const).flatMap((kind) =>
    found
      .filter((part) => part.kind === kind && part.score >= enough[kind])
      .sort((a, b) => b.score - a.score)
      .slice(0, maxParts[kind]),
  );
}
