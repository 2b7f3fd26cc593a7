import { z } from 'astro/zod';
import { isLanguage, type Language, languages as interfaceLanguages } from '../i18n/languages.ts';
import { issue, languageTag, line, localized, webUrl } from './fields.ts';
import { ledgerKeysSchema } from './ledger-keys.ts';
import { epubSchema } from './site-epub.ts';
import { frontSchema } from './site-front.ts';
import { identityByLanguage, identityFields } from './site-identity.ts';
import { publishSchema } from './site-publish.ts';
import { searchSchema } from './site-search.ts';
import { siteUrl, siteUrlParts } from './site-url.ts';

/** The file that holds the settings of the publication, from the root of the project. */
export const siteFile = 'content/site.yaml';

const languages = z
  .array(languageTag)
  .min(1, { error: 'at least one language tag, like [en]' })
  .superRefine((tags, context) => {
    tags.forEach((tag, index) => {
      if (tags.indexOf(tag) === index) return;
      context.addIssue({
        ...issue('id-repeated', 'each language once', `delete one ${tag}`),
        path: [index],
      });
    });
  })
  .superRefine((tags, context) => {
    tags.forEach((tag, index) => {
      if (isLanguage(tag) || !languageTag.safeParse(tag).success) return;
      const message = `a language that the interface is translated into: ${Object.keys(interfaceLanguages).join(', ')}`;
      context.addIssue({ ...issue('settings-language-unknown', message), path: [index] });
    });
  })
  .transform((tags) => tags as [Language, ...Language[]]);

/** An IANA name that `Intl.DateTimeFormat` accepts. */
const timeZone = z.string().refine(
  (zone) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
    } catch {
      return false;
    }
  },
  { error: 'the IANA name of a time zone, like Europe/Berlin or UTC' },
);

/** Example settings, shown in the fix of a missing file or field. */
export const siteExample = {
  name: 'The Harbour Ledger',
  url: 'https://ledger.example.org',
  languages: ['en'],
  timeZone: 'Europe/London',
  license: { url: 'https://creativecommons.org/licenses/by/4.0/', label: 'CC BY 4.0' },
  tagline: 'What the town decided, and who said so',
  description: 'One sentence that says what you publish.',
  email: 'newsroom@ledger.example.org',
  tagAuthority: 'ledger.example.org,2026',
};
const shown = (field: keyof typeof siteExample) => ({ examples: [siteExample[field]] });

const wholeNumber = 'a whole number, 1 or higher';

/** The settings as written in content/site.yaml. */
const settings = z.strictObject({
  /** The name of the publication, shown on every page and card. */
  name: line.meta(shown('name')),
  /** Where readers find the site: scheme, host and, if the site is in a folder of its host, a path. */
  url: siteUrl.meta(shown('url')),
  /** BCP 47 tags of the languages with a front page, topics and search; the first is the main language. */
  languages: languages.meta(shown('languages')),
  /** IANA name of the time zone of dates in frontmatter. */
  timeZone: timeZone.default('UTC'),
  /** The license of the articles, and its label: `CC BY 4.0`. */
  license: z.strictObject({ url: webUrl, label: line }).meta(shown('license')),
  /** A few words after the name in titles, on the front page and on the site's card. */
  tagline: localized.meta(shown('tagline')),
  /** One sentence for search engines, feeds and assistants. */
  description: localized.meta(shown('description')),
  /** The e-mail address for readers. */
  email: z.email({ error: 'an e-mail address, like newsroom@example.org' }).meta(shown('email')),
  /**
   * The prefix of ids in feeds: a domain, and a year or date on which the publication owned it (RFC 4151). It must not change when the
   * URL of the site does, or feed readers would show every article again.
   */
  tagAuthority: z
    .string()
    .regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+,\d{4}(?:-\d\d(?:-\d\d)?)?$/, {
      error: 'your domain and a year in which you owned it, like example.org,2026',
    })
    .meta(shown('tagAuthority')),
  /** The value of `Strict-Transport-Security` (RFC 6797): how long browsers require HTTPS. See docs/hosts.md. */
  strictTransport: z
    .string()
    .regex(/^max-age=\d+(?:; includeSubDomains)?(?:; preload)?$/, {
      error: 'a value like max-age=31536000 or max-age=63072000; includeSubDomains',
    })
    .default('max-age=31536000'),
  /** True adds the content security policy to every page, for hosts that send no headers; it takes 130 bytes per page. */
  policyInPages: z.boolean().default(false),
  /** The version of the rules that `content/` was written for; `npm run migrate` raises it. */
  schema: z.int({ error: wholeNumber }).min(1, { error: wholeNumber }).default(1),
  /** The parts of the front page, in order. */
  front: frontSchema,
  /** What readers can download as EPUB: each article, each series. Nothing without it. */
  epub: epubSchema,
  /** Who answers searches: the index in the browser, or a search server. See docs/settings.md. */
  search: searchSchema.default({}),
  /** The host that the site is published on. */
  publish: publishSchema.optional(),
  /** The public keys of the ledger, oldest first. See docs/ledger.md. */
  ledgerKeys: ledgerKeysSchema.default([]),
  ...identityFields,
});

/** The settings, in which all texts and menu links are by language, and the URL is in parts. */
export const siteSchema = settings.transform(({ url, tagline, description, ...others }) => {
  const [first] = others.languages;
  const byLanguage = (text: typeof tagline) => (typeof text === 'string' ? { [first]: text } : text);
  return {
    ...others,
    ...siteUrlParts(url),
    ...identityByLanguage(others, first),
    tagline: byLanguage(tagline),
    description: byLanguage(description),
  };
});

/** The settings of a publication. */
export type Site = z.infer<typeof siteSchema>;
