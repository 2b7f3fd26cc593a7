import { type Hand, writtenBy } from '../../text/quotation-marks.ts';

/** What is shared: a text, its author, and its URL. */
export interface Shared {
  words: string;
  /** Who says the words: only those that somebody said get quotation marks. */
  hand: Hand;
  by: string;
  /** Absolute URL; never shortened. */
  url: string;
  /** Language of the words: determines the quotation marks. */
  lang: string;
}

/** A link to a network's own form, with its fields filled in. */
export interface ShareLink {
  id: string;
  name: string;
  href: string;
}

/** Returns the length of a text as a network counts it. */
type Measure = (text: string) => number;

/** For networks without a limit. */
const noLimit = 1000;
/**
 * Maximum number of encoded characters of a link: mail programs and servers truncate or reject longer ones, and an Arabic letter takes six.
 * The shortest known limit is 2,083 (Internet Explorer and programs based on it).
 */
const maxLinkLength = 2000;
/** Maximum number of encoded characters of a mail subject. */
const maxSubjectLength = 600;
const blueskyLimit = 300;
const xLimit = 280;
/** The default limit of Mastodon and Threads. */
const longLimit = 500;
/** X and Mastodon count every link as this many characters. */
const countedLink = 23;

/** Firefox before 125 has no Intl.Segmenter; without it a grapheme of several code points counts more, so texts become shorter, never too long. */
const segmenter =
  'Segmenter' in Intl ? new Intl.Segmenter(undefined, { granularity: 'grapheme' }) : undefined;
const graphemes = (text: string): string[] =>
  segmenter ? Array.from(segmenter.segment(text), ({ segment }) => segment) : Array.from(text);
/** Texts of these characters, each of which is a grapheme, need no segmenter, which takes most of the time of a page’s links. */
const single = /^[ -~\u2010-\u2027]*$/;
const graphemeCount: Measure = (text) => (single.test(text) ? text.length : graphemes(text).length);

/**
 * Returns the length of a text on X, which counts characters of most scripts as one and others as two (developer.x.com, “Counting characters”, configuration 3).
 * An emoji of several code points counts more here than on X, so texts are never too long.
 */
const xLength: Measure = (text) => {
  let sum = 0;
  for (const character of text.normalize('NFC')) sum += isLight(character.codePointAt(0) ?? 0) ? 1 : 2;
  return sum;
};
const isLight = (code: number) =>
  code <= 0x10ff ||
  (code >= 0x2000 && code <= 0x200d) ||
  (code >= 0x2010 && code <= 0x201f) ||
  (code >= 0x2032 && code <= 0x2037);

/** Returns the length of a URL on Bluesky, which shows and counts the host and 16 characters of a long URL; a short one counts in full here. */
const blueskyUrlLength = (url: string) => (url.length <= 120 ? url.length : new URL(url).host.length + 16);

/**
 * Returns `“words” — by`, or `words — by` if the publication says them, truncated at the end of the words to fit.
 * If not even one word fits with the name, the name is omitted; returns an empty string if nothing fits.
 */
export function attributed(
  { words, hand, by, lang }: Shared,
  fits: (text: string) => boolean = () => true,
): string {
  const clean = words.replace(/\s+/gu, ' ').trim();
  const withoutName = (text: string) => writtenBy(hand, text, lang);
  const withName = (text: string) => `${withoutName(text)} — ${by}`;
  for (const line of by ? [withName, withoutName] : [withoutName]) {
    const text = truncate(clean, (candidate) => fits(line(candidate)));
    if (text) return line(text);
  }
  return '';
}

/** Returns as many words from the beginning as fit, with an ellipsis if any are omitted; characters of the first word if it is too long. */
function truncate(text: string, fits: (text: string) => boolean): string {
  if (fits(text)) return text;
  const most = (parts: string[], join: (parts: string[]) => string) => {
    let [low, high] = [0, parts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (fits(join(parts.slice(0, middle)))) low = middle;
      else high = middle - 1;
    }
    return low > 0 ? join(parts.slice(0, low)) : '';
  };
  const words = text.split(' ');
  return (
    most(words, (kept) => `${kept.join(' ').replace(/[\s,;:،؛–—-]+$/u, '')} …`) ||
    most(graphemes(words[0] ?? ''), (kept) => `${kept.join('')}…`)
  );
}

/** Encodes a URL component without lone surrogates, which cannot be encoded. Safari before 16.4 has no toWellFormed(). */
function encoded(value: string): string {
  try {
    return encodeURIComponent(value);
  } catch {
    return encodeURIComponent(value.replace(/[\ud800-\udfff]/gu, ''));
  }
}

/** Returns `https://…?a=b` with names and values encoded; spaces as %20, which all mail programs and networks decode. */
const urlWithFields = (base: string, fields: Record<string, string>) =>
  base +
  Object.entries(fields)
    .map(([name, value]) => `${name}=${encoded(value)}`)
    .join('&');

/**
 * Returns links that share without script, in display order.
 * URLs as documented by the networks: bsky.app/intent/compose, x.com/intent/tweet, threads.com/intent/post,
 * wa.me, t.me/share/url, facebook.com/sharer (URL only), linkedin.com/sharing/share-offsite (URL only),
 * reddit.com/submit, RFC 6068 for mail. share.joinmastodon.org asks for the server and reads the text behind the #.
 * `email` is the word for e-mail in the reader’s language; names of networks are the same in all languages.
 */
export function shareLinks(shared: Shared, email: string): ShareLink[] {
  const { url } = shared;
  const whole = attributed(shared);
  /** Returns the link with as many words as fit its own limit and the network’s. */
  const link = (
    base: string,
    fields: (text: string) => Record<string, string>,
    limit = noLimit,
    measure: Measure = graphemeCount,
  ) => {
    const href = (text: string) => urlWithFields(base, fields(text));
    const fits = (text: string) => measure(text) <= limit && href(text).length <= maxLinkLength;
    return href(fits(whole) ? whole : attributed(shared, fits));
  };
  const limitWithUrl = (limit: number, counted: number) => limit - counted - 1;
  const lines = (text: string) => ({ text: `${text}\n${url}` });
  const subject = attributed(
    shared,
    (text) =>
      graphemeCount(text) <= 90 &&
      encoded(text).length <= Math.min(maxSubjectLength, maxLinkLength - encoded(url).length),
  );
  const links: [id: string, name: string, href: string][] = [
    [
      'bluesky',
      'Bluesky',
      link('https://bsky.app/intent/compose?', lines, limitWithUrl(blueskyLimit, blueskyUrlLength(url))),
    ],
    [
      'mastodon',
      'Mastodon',
      link('https://share.joinmastodon.org/#', lines, limitWithUrl(longLimit, countedLink)),
    ],
    [
      'x',
      'X',
      link(
        'https://x.com/intent/tweet?',
        (text) => ({ text, url }),
        limitWithUrl(xLimit, countedLink),
        xLength,
      ),
    ],
    [
      'threads',
      'Threads',
      link(
        'https://www.threads.com/intent/post?',
        (text) => ({ text, url }),
        limitWithUrl(longLimit, graphemeCount(url)),
      ),
    ],
    ['whatsapp', 'WhatsApp', link('https://wa.me/?', lines)],
    ['telegram', 'Telegram', link('https://t.me/share/url?', (text) => ({ url, text }))],
    ['facebook', 'Facebook', urlWithFields('https://www.facebook.com/sharer/sharer.php?', { u: url })],
    ['linkedin', 'LinkedIn', urlWithFields('https://www.linkedin.com/sharing/share-offsite/?', { url })],
    ['reddit', 'Reddit', link('https://www.reddit.com/submit?', (title) => ({ url, title }), 300)],
    ['email', email, link('mailto:?', (text) => ({ subject, body: `${text}\r\n\r\n${url}` }))],
  ];
  return links.map(([id, name, href]) => ({ id, name, href }));
}
