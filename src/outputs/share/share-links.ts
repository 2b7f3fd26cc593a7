import { inQuotationMarks } from '../../text/quotation-marks.ts';

/** What is shared: words, whose they are, and the address at which they stand. */
export interface Shared {
  words: string;
  by: string;
  /** Absolute address; never shortened. */
  url: string;
  /** Language of the words: it decides their quotation marks. */
  lang: string;
}

/** A plain link that opens a network's own form, filled in. */
export interface ShareLink {
  id: string;
  name: string;
  href: string;
}

/** How long a text is by the count of the place it goes to. */
type Measure = (text: string) => number;

/** Networks without a limit of their own. */
const ample = 1000;
/**
 * The most characters of a link, as it is encoded: mail programs and servers cut or refuse longer ones, and a letter of Arabic takes six.
 * 2,083 is the shortest limit that is known (Internet Explorer, and programs made of it).
 */
const longestLink = 2000;
/** How much of that the subject of a mail may take. */
const longestSubject = 600;
const blueskyLimit = 300;
const xLimit = 280;
/** Mastodon's and Threads' usual limit. */
const longLimit = 500;
/** X and Mastodon count every link as this many signs. */
const countedLink = 23;

/** Firefox has Intl.Segmenter since 125; without it a character of several code points counts more, which errs on the safe side. */
const segmenter =
  'Segmenter' in Intl ? new Intl.Segmenter(undefined, { granularity: 'grapheme' }) : undefined;
const graphemes = (text: string): string[] =>
  segmenter ? Array.from(segmenter.segment(text), ({ segment }) => segment) : Array.from(text);
const signs: Measure = (text) => graphemes(text).length;

/**
 * X counts most scripts' letters as one and the rest as two (developer.x.com, “Counting characters”, configuration 3).
 * An emoji of several code points counts more here than there, which errs on the safe side.
 */
const xSigns: Measure = (text) => {
  let sum = 0;
  for (const sign of text.normalize('NFC')) sum += isLight(sign.codePointAt(0) ?? 0) ? 1 : 2;
  return sum;
};
const isLight = (code: number) =>
  code <= 0x10ff ||
  (code >= 0x2000 && code <= 0x200d) ||
  (code >= 0x2010 && code <= 0x201f) ||
  (code >= 0x2032 && code <= 0x2037);

/** Bluesky counts what it shows, and of a long link it shows the host and 16 signs; a short one is counted whole here. */
const blueskyLink = (url: string) => (url.length <= 120 ? url.length : new URL(url).host.length + 16);

/**
 * Returns “words” — whose they are, with as many of the words as fit: they are left out at the end.
 * Where not even one has room beside the name, the name gives way; an empty text where nothing fits.
 */
export function attributed(
  { words, by, lang }: Shared,
  fits: (text: string) => boolean = () => true,
): string {
  const clean = words.replace(/\s+/gu, ' ').trim();
  const named = (text: string) => `${inQuotationMarks(text, lang)} — ${by}`;
  const nameless = (text: string) => inQuotationMarks(text, lang);
  for (const line of by ? [named, nameless] : [nameless]) {
    const text = shorten(clean, (candidate) => fits(line(candidate)));
    if (text) return line(text);
  }
  return '';
}

/** The most words from the beginning that fit, with an ellipsis where some were left out; signs of a word too long by itself. */
function shorten(text: string, fits: (text: string) => boolean): string {
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

/** A lone half of a surrogate pair cannot be encoded, and is left out. Safari has toWellFormed() since 16.4 only. */
const encoded = (value: string) => encodeURIComponent(value.replace(/[\ud800-\udfff]/gu, ''));

/** `https://…?a=b` with both sides encoded; spaces as %20, which mail programs and networks all read. */
const filled = (base: string, fields: Record<string, string>) =>
  base +
  Object.entries(fields)
    .map(([name, value]) => `${name}=${encoded(value)}`)
    .join('&');

/**
 * Links that share without any script, in the order in which they are shown.
 * Addresses as the networks document them: bsky.app/intent/compose, x.com/intent/tweet, threads.com/intent/post,
 * wa.me, t.me/share/url, facebook.com/sharer (address alone), linkedin.com/sharing/share-offsite (address alone),
 * reddit.com/submit, RFC 6068 for mail. share.joinmastodon.org asks for the server and reads the text behind the #.
 * `email` is what mail is called in the reader’s language; the networks have one name in all.
 */
export function shareLinks(shared: Shared, email: string): ShareLink[] {
  const { url } = shared;
  /** The link with as many of the words as its own limit and the network’s let it have. */
  const link = (
    base: string,
    fields: (text: string) => Record<string, string>,
    room = ample,
    measure: Measure = signs,
  ) => {
    const href = (text: string) => filled(base, fields(text));
    return href(attributed(shared, (text) => measure(text) <= room && href(text).length <= longestLink));
  };
  const besideUrl = (limit: number, counted: number) => limit - counted - 1;
  const lines = (text: string) => ({ text: `${text}\n${url}` });
  const subject = attributed(
    shared,
    (text) =>
      signs(text) <= 90 &&
      encoded(text).length <= Math.min(longestSubject, longestLink - encoded(url).length),
  );
  const links: [id: string, name: string, href: string][] = [
    [
      'bluesky',
      'Bluesky',
      link('https://bsky.app/intent/compose?', lines, besideUrl(blueskyLimit, blueskyLink(url))),
    ],
    [
      'mastodon',
      'Mastodon',
      link('https://share.joinmastodon.org/#', lines, besideUrl(longLimit, countedLink)),
    ],
    [
      'x',
      'X',
      link('https://x.com/intent/tweet?', (text) => ({ text, url }), besideUrl(xLimit, countedLink), xSigns),
    ],
    [
      'threads',
      'Threads',
      link(
        'https://www.threads.com/intent/post?',
        (text) => ({ text, url }),
        besideUrl(longLimit, signs(url)),
      ),
    ],
    ['whatsapp', 'WhatsApp', link('https://wa.me/?', lines)],
    ['telegram', 'Telegram', link('https://t.me/share/url?', (text) => ({ url, text }))],
    ['facebook', 'Facebook', filled('https://www.facebook.com/sharer/sharer.php?', { u: url })],
    ['linkedin', 'LinkedIn', filled('https://www.linkedin.com/sharing/share-offsite/?', { url })],
    ['reddit', 'Reddit', link('https://www.reddit.com/submit?', (title) => ({ url, title }), 300)],
    ['email', email, link('mailto:?', (text) => ({ subject, body: `${text}\r\n\r\n${url}` }))],
  ];
  return links.map(([id, name, href]) => ({ id, name, href }));
}
