import type { Hand } from '../../text/quotation-marks.ts';
import { loadPage } from '../load-page.ts';

/** What a preview says of a page: text alone, in the page’s language. */
export interface PageSummary {
  lang: string;
  dir: string;
  /** Kind and date of an article, or what a topic or a person is part of; may be empty. */
  kicker: string;
  title: string;
  /** The description of the page: standfirst, summary or role. */
  text: string;
  /** Of a quote: who says it. Undefined for other pages. */
  hand: Hand | undefined;
}

/** Returns what a page says of itself in its head and its heading; undefined if it says nothing. */
export function summarize(page: Document): PageSummary | undefined {
  const content = (name: string) => page.head.querySelector<HTMLMetaElement>(`meta[${name}]`)?.content ?? '';
  const title = content('property="og:title"');
  const text = content('name=description');
  if (!title || !text) return undefined;
  const { lang, dir } = page.documentElement;
  const shown = (part: string, space: string) =>
    page.querySelector(`.page-head ${part}`)?.textContent.trim().replace(/\s+/gu, space) ?? '';
  const quoted = page.querySelector('main > figure.quote .hand');
  const hand = quoted?.matches('.own') ? 'own' : 'said';
  return {
    lang,
    dir,
    // A date stays on one line, and no line begins with the dot.
    kicker: [shown('.kicker', ' '), shown('.facts time', '\u00a0')].filter(Boolean).join('\u00a0· '),
    title,
    text,
    hand: quoted ? hand : undefined,
  };
}

const known = new Map<string, Promise<PageSummary | undefined>>();

/** Returns the summary of the page at a path. Each page is requested once, and again only if it could not be loaded. */
export function summaryOf(path: string): Promise<PageSummary | undefined> {
  const summary =
    known.get(path) ??
    loadPage(path).then(summarize, () => {
      known.delete(path);
      return undefined;
    });
  known.set(path, summary);
  return summary;
}
