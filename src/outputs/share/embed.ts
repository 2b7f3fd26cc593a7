import { dateInWords, strings } from '../../i18n/strings.ts';
import type { Quote } from '../../model/joined.ts';
import { nameIn } from '../../model/person-name.ts';
import { attribution, lineAround, quoteText } from '../../model/quote.ts';
import { absolute, embedPath, homePath, quotePath } from '../../model/routes.ts';
import { site } from '../../site.ts';
import { direction } from '../../text/scripts.ts';
import { escapeHtml } from '../escape-html.ts';

/** Intended width of the frame in pixels; it may be shown narrower. */
const width = 600;
/**
 * Characters per line and pixels per line of the embed page (src/layouts/Embed.astro) at that width, verified by tests. On a first visit a frame has
 * the fonts of the system, of which some are wider than ours.
 */
const quoteLine = { letters: 38, height: 35 };
const byline = { letters: 60, height: 24 };
/** Height of margins, gaps and the links. */
const rest = 138;

/**
 * Returns the height in pixels at which a whole quote is visible. Frames cannot resize without script, so it is estimated from the text;
 * the page scales its font with its width, so a narrow frame needs little more.
 */
export function embedHeight(quote: Quote): number {
  const { article, speaker, said, withdrawn } = quote;
  const { lang } = article;
  const t = strings(lang);
  // Arabic script has a larger line height, and system fonts have fewer letters in a line.
  const [leadingFactor, lettersFactor] = direction(lang) === 'rtl' ? [1.25, 0.95] : [1, 1];
  const lines = (text: string, line: typeof quoteLine) =>
    Math.ceil(text.length / (line.letters * lettersFactor)) * line.height;
  const { before, after } = withdrawn ? { before: '', after: '' } : lineAround(quote);
  const role = speaker && (speaker.roles[lang] ?? speaker.role);
  const whose = [
    speaker ? attribution(quote) : t.ownWords(site.name),
    role,
    said && dateInWords(said, lang),
  ].filter(Boolean);
  return Math.round(
    (lines(`${before}${quote.text}${after}`, quoteLine) +
      lines(whose.join(t.comma), byline) +
      (withdrawn ? 0 : lines(`${t.inArticle} ${article.title}`, byline))) *
      leadingFactor +
      rest,
  );
}

/** Returns a quote as HTML that works everywhere: a blockquote with a link, without styles and script. */
export function textSnippet(quote: Quote): string {
  const address = absolute(quotePath(quote.id));
  const { lang } = quote.article;
  return [
    `<blockquote cite="${address}" lang="${lang}" dir="auto">`,
    `  <p>${escapeHtml(quoteText(quote))}</p>`,
    `  <footer>— <a href="${address}">${escapeHtml(attribution(quote))}, ${site.name}</a></footer>`,
    `</blockquote>`,
  ].join('\n');
}

/** Returns the HTML of a frame that shows a quote in our design, without script. */
export const frameSnippet = (quote: Quote): string =>
  `<iframe src="${absolute(embedPath(quote.id))}" title="${escapeHtml(`${site.name}: ${oEmbedTitle(quote)}`)}" ` +
  `width="${width}" height="${embedHeight(quote)}" loading="lazy" style="border:0;max-width:100%"></iframe>`;

/** Returns the words of a quote; first that they were revised, or only that they were withdrawn, so that no preview repeats them. */
function oEmbedTitle(quote: Quote): string {
  const { withdrawn, revisions, article } = quote;
  const t = strings(article.lang);
  if (withdrawn) return `${t.withdrawn}: ${quote.id}`;
  return revisions.length > 0 ? `${t.quoteChanged}: ${quoteText(quote)}` : quoteText(quote);
}

/** Returns an oEmbed response of type `rich` (oembed.com), with which other sites show the quote for its URL. */
export function oEmbed(quote: Quote) {
  const { article, speaker } = quote;
  const author = speaker ?? article.authors[0];
  return {
    version: '1.0',
    type: 'rich',
    title: oEmbedTitle(quote),
    ...(author && {
      author_name: nameIn(author, article.lang),
      author_url: absolute(author.path),
    }),
    provider_name: site.name,
    provider_url: absolute(homePath),
    cache_age: 86400,
    width,
    height: embedHeight(quote),
    html: frameSnippet(quote),
  } as const;
}
