/** The publication: what is said once about the site as a whole. Imports nothing. */
export const site = {
  name: 'Verbatim',
  /** Origin of every permanent address, without a slash at the end. */
  url: 'https://verbatim.example',
  /** In each of its languages. */
  tagline: {
    en: 'News analysis in which every quote has an address',
    ar: 'تحليل إخباري لكل اقتباس فيه عنوان',
  },
  /** In each of its languages, for machines that describe its front pages. */
  description: {
    en: 'Verbatim publishes news analysis with every claim sourced and every quote at a permanent address of its own.',
    ar: 'تنشر Verbatim تحليلات إخبارية لكل قول فيها مصدر، ولكل اقتباس عنوان دائم خاص به.',
  },
  /** BCP 47 tags of the languages articles are written in; the first is the site's own. */
  languages: ['en', 'ar'],
  /** IANA name. Dates in frontmatter are days in this zone. */
  timeZone: 'UTC',
  email: 'newsroom@verbatim.example',
  /** Who pays, in a sentence or two; shown on the page about how we work. */
  funding:
    'Its costs are borne by those who make it; no grant, gift or fee has been taken for what is written here.',
  license: 'https://creativecommons.org/licenses/by/4.0/',
  /** Strict-Transport-Security (RFC 6797): how long browsers that were here once insist on HTTPS. docs/publishing.md has the steps. */
  strictTransport: 'max-age=31536000',
  /** True writes the content policy into every page too, for a host that sends no headers: 130 bytes a page on the line. */
  policyInPages: false as boolean,
} as const;

/**
 * What ids in feeds begin with: a name of ours and a year in which it was (RFC 4151). It stays when the site’s address changes,
 * or every subscriber gets every article again. By itself, so that no script carries it to readers.
 */
export const tagAuthority = 'verbatim.example,2026';

/** Returns what the publication says of itself in a language; in its first one where it says nothing in that. */
export const siteText = (texts: Readonly<Partial<Record<string, string>>>, lang: string): string =>
  texts[lang] ?? texts[site.languages[0]] ?? '';
