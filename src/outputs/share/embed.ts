import { escapeHtml } from '../escape-html.ts';
import { nameIn } from '../../model/person-name.ts';
import { direction } from '../../text/scripts.ts';
import { absolute, embedPath, quotePath } from '../../model/routes.ts';
import { attribution, inMarks, type Quote } from '../../model/quote.ts';
import { site } from '../../site.ts';

/** Width for which a frame is made; it may be shown narrower. */
const width = 600;
/** Letters in a line and pixels a line of the embed page (src/layouts/Embed.astro) at that width; tests measure them. */
const words = { letters: 40, height: 35 };
const whose = { letters: 60, height: 24 };
/** Edges, gaps and the link. */
const rest = 106;

/**
 * Height in pixels at which all of a quote's words show. Frames do not grow by themselves without script, so it is
 * reckoned from the words; the page scales its letters with its width, so that a narrow frame needs hardly more.
 */
export function embedHeight(quote: Quote): number {
  const { lang } = quote.article;
  // Lines of Arabic and its neighbours stand further apart.
  const air = direction(lang) === 'rtl' ? 1.3 : 1;
  const role = quote.speaker ? (quote.speaker.roles[lang] ?? quote.speaker.role) : '';
  const lines = (text: string, line: typeof words) => Math.ceil(text.length / line.letters) * line.height;
  return Math.round(
    (lines(inMarks(quote), words) + lines(`${attribution(quote)}, ${role}`, whose)) * air + rest,
  );
}

/** A quote as HTML that works everywhere: a block of text with a link, without style and without script. */
export function textSnippet(quote: Quote): string {
  const address = absolute(quotePath(quote.id));
  const { lang } = quote.article;
  return [
    `<blockquote cite="${address}" lang="${lang}" dir="auto">`,
    `  <p>${escapeHtml(inMarks(quote))}</p>`,
    `  <footer>— <a href="${address}">${escapeHtml(attribution(quote))}, ${site.name}</a></footer>`,
    `</blockquote>`,
  ].join('\n');
}

/** A frame that shows a quote in our design, without script. */
export const frameSnippet = (quote: Quote): string =>
  `<iframe src="${absolute(embedPath(quote.id))}" title="${escapeHtml(`${site.name}: ${inMarks(quote)}`)}" ` +
  `width="${width}" height="${embedHeight(quote)}" loading="lazy" style="border:0;max-width:100%"></iframe>`;

/** What oembed.com calls a response of type `rich`: how other sites learn to show the quote when they are given its address. */
export function oEmbed(quote: Quote) {
  const { article, speaker } = quote;
  const author = speaker ?? article.authors[0];
  return {
    version: '1.0',
    type: 'rich',
    title: inMarks(quote),
    ...(author && {
      author_name: nameIn(author, article.lang),
      author_url: absolute(author.path),
    }),
    provider_name: site.name,
    provider_url: absolute('/'),
    cache_age: 86400,
    width,
    height: embedHeight(quote),
    html: frameSnippet(quote),
  } as const;
}
