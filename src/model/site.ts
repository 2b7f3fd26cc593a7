import { z } from 'astro/zod';
import { isLanguage, type Language, languages as interfaceLanguages } from '../i18n/languages.ts';
import { languageTag, line, type RuleParams, webUrl } from './fields.ts';

/** The file that holds the settings of the publication, from the root of the project. */
export const siteFile = 'content/site.yaml';

const issue = (name: RuleParams['name'], message: string, fix?: string) => ({
  code: 'custom' as const,
  message,
  params: { name, ...(fix === undefined ? {} : { fix }) } satisfies RuleParams,
});

/** One text for all languages of the site, or texts by language tag. */
const localized = z.union([line, z.record(languageTag, line)]);

/** The origin of every URL of the site: scheme and host, without a path. */
const origin = z.string().superRefine((text, context) => {
  const url = URL.canParse(text) ? text : `https://${text}`;
  const meant = URL.canParse(url) ? new URL(url).origin : 'null';
  if (text === meant && /^https?:/.test(text)) return;
  const fix = meant === 'null' ? undefined : `url: ${meant}`;
  context.addIssue(
    issue(
      'url-invalid',
      'only a scheme and a host, without a slash at the end, like https://example.org',
      fix,
    ),
  );
});

/** The path of the site on its host. Links start at the root, so other paths are not supported yet. */
const basePath = z.string().refine((path) => path === '/', {
  error: '/, because a site in a folder of its host is not supported yet: use a separate host name',
});

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
      const fix = `translate it in src/i18n/${tag}/ (docs/architecture.md, “Another language”), or delete ${tag}`;
      context.addIssue({ ...issue('settings-language-unknown', message, fix), path: [index] });
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

/** A color as `#rrggbb`. */
const color = z.string().regex(/^#[0-9a-f]{6}$/, { error: 'a color as #rrggbb in lower case, like #ffe95c' });
const schemeColors = z.strictObject({ marker: color.optional(), accent: color.optional() }).optional();
/** Pages that every publication has; menus name them without a label. */
export const sections = ['topics', 'quotes', 'search', 'corrections', 'feed'] as const;

const link = z.string().regex(/^(?:\/(?!\/)|https?:\/\/)\S*$/, {
  error: 'a path on this site, like /about/, or a URL that begins with https://',
});

/** A section, or a link with its label; URL and label can differ by language. */
const menu = z.array(
  z.union([
    z.enum(sections),
    z.strictObject({ to: z.union([link, z.record(languageTag, link)]), label: localized }),
  ]),
);

/** Pages with the policies of a news organization, by property of schema.org/NewsMediaOrganization. */
const policies = z.strictObject({
  publishingPrinciples: link.optional(),
  correctionsPolicy: link.optional(),
  verificationFactCheckingPolicy: link.optional(),
  unnamedSourcesPolicy: link.optional(),
  ethicsPolicy: link.optional(),
  actionableFeedbackPolicy: link.optional(),
  ownershipFundingInfo: link.optional(),
});

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

/** The settings as written in content/site.yaml. */
const settings = z.strictObject({
  /** The name of the publication, shown on every page and card. */
  name: line.meta(shown('name')),
  /** The origin of every URL of the site: scheme and host, without a path or a slash at the end. */
  url: origin.meta(shown('url')),
  /** The path of the site on its host; only `/` is supported. */
  base: basePath.default('/'),
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
  /** The value of `Strict-Transport-Security` (RFC 6797): how long browsers require HTTPS. See docs/publishing.md. */
  strictTransport: z
    .string()
    .regex(/^max-age=\d+(?:; includeSubDomains)?(?:; preload)?$/, {
      error: 'a value like max-age=31536000 or max-age=63072000; includeSubDomains',
    })
    .default('max-age=31536000'),
  /** True adds the content security policy to every page, for hosts that send no headers; it takes 130 bytes per page. */
  policyInPages: z.boolean().default(false),
  /** The publication’s colors for each scheme: `marker` for highlights, `accent` for links. src/outputs/palette.ts has the other colors. */
  colors: z.strictObject({ light: schemeColors, dark: schemeColors }).optional(),
  /** The links in the header and footer of every page. */
  navigation: z
    .strictObject({
      header: menu.default(['topics', 'quotes', 'search']),
      footer: menu.default(['corrections', 'feed']),
    })
    .prefault({}),
  /** Pages about how the publication works, for search engines; articles link to the first. */
  policies: policies.default({}),
  /** A picture in public/ that replaces the name in the header of pages, and its size in pixels. */
  wordmark: z
    .strictObject({
      file: z
        .string()
        .regex(/^\/(?!\/)\S+\.(?:svg|png|webp)$/, { error: 'a file in public/, like /wordmark.svg' }),
      width: z.int().min(1),
      height: z.int().min(1),
    })
    .optional(),
});

/** The settings, in which all texts and menu links are by language. */
export const siteSchema = settings.transform(({ tagline, description, navigation, ...others }) => {
  const [first] = others.languages;
  const byLanguage = (text: typeof tagline) => (typeof text === 'string' ? { [first]: text } : text);
  const withLanguages = (items: z.infer<typeof menu>) =>
    items.map((item) => {
      if (typeof item === 'string') return item;
      const { to, label } = item;
      return { to: byLanguage(to), label: byLanguage(label) };
    });
  return {
    ...others,
    tagline: byLanguage(tagline),
    description: byLanguage(description),
    navigation: { header: withLanguages(navigation.header), footer: withLanguages(navigation.footer) },
  };
});

/** The settings of a publication. */
export type Site = z.infer<typeof siteSchema>;
