import { z } from 'astro/zod';
import { fediverseAccount, languageTag, line, localized, webUrl } from './fields.ts';

/** A color as `#rrggbb`. */
const color = z.string().regex(/^#[0-9a-f]{6}$/, { error: 'a color as #rrggbb in lower case, like #ffe95c' });
const schemeColors = z.strictObject({ marker: color.optional(), accent: color.optional() }).optional();

/** Pages that every publication has; menus name them without a label. */
export const sections = ['topics', 'quotes', 'search', 'verify', 'corrections', 'feed'] as const;

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

const drawing = z
  .string({ error: 'an SVG file in public/, like /wordmark.svg' })
  .regex(/^\/(?!\/)\S+\.svg$/, { error: 'an SVG file in public/, like /wordmark.svg' });

const wordmark = z.strictObject({
  /** The drawing, in public/; parts without a color have that of the text. */
  file: drawing,
  /** The drawing for dark pages, if the first has colors that are for light pages only. */
  dark: drawing.optional(),
  /** Its height at the head of pages, in pixels. */
  height: z.int().min(16).max(96).default(32),
});

/** The typefaces that come with the software, by script; src/outputs/typefaces/chosen.ts has their files. */
export const bundledTypefaces = {
  latin: ['newsreader', 'frank-ruhl-libre'],
  arabic: ['noto-naskh-arabic'],
} as const;

const fontFile = z
  .string({ error: 'the name of a file in content/fonts/, like ledger-400.woff2' })
  .regex(/^[\w-]+\.woff2$/, { error: 'the name of a file in content/fonts/, like ledger-400.woff2' });

const ownTypeface = z.strictObject({
  /** The name of the family. */
  name: line,
  /** The license that allows publishing it on the web, in a line. */
  license: line,
  /** Files in content/fonts/, each with one weight: 400, 600 or 700, and 400 slanted. */
  regular: fontFile,
  bold: fontFile,
  italic: fontFile.optional(),
  /** The kind of system font that is shown until the file has arrived. */
  fallback: z.enum(['serif', 'sans-serif']).default('serif'),
});

const analytics =
  'none, the only value: pages load nothing from other sites, set no cookie and count no reader';

/** The settings with which a publication looks and presents itself like itself. */
export const identityFields = {
  /** The publication’s colors for each scheme: `marker` for highlights, `accent` for links. src/outputs/palette.ts has the other colors. */
  colors: z.strictObject({ light: schemeColors, dark: schemeColors }).optional(),
  /** The links in the header and footer of every page. */
  navigation: z
    .strictObject({
      header: menu.default(['topics', 'quotes', 'search']),
      footer: menu.default(['verify', 'corrections', 'feed']),
    })
    .prefault({}),
  /** Pages about how the publication works, for search engines; articles link to the first. */
  policies: policies.default({}),
  /** A drawing that replaces the name at the head of pages and on share cards. */
  wordmark: wordmark.optional(),
  /** The typefaces of pages, embeds and share cards, by script: one that comes with the software, or files of the publication. */
  typefaces: z
    .strictObject({
      latin: z.union([z.enum(bundledTypefaces.latin), ownTypeface]).optional(),
      arabic: z.union([z.enum(bundledTypefaces.arabic), ownTypeface]).optional(),
    })
    .optional(),
  /** The publication’s accounts on other sites: linked from every page with `rel="me"`, and given to search engines. */
  accounts: z.array(z.strictObject({ to: webUrl, label: localized })).default([]),
  /** The fediverse account that servers show with links to articles whose authors have none. */
  fediverse: fediverseAccount.optional(),
  /** Who owns the publication; shown on every page and given to search engines. */
  owners: z
    .array(
      z.strictObject({
        name: line,
        url: webUrl.optional(),
        kind: z.enum(['organisation', 'person']).default('organisation'),
      }),
    )
    .default([]),
  /** A sentence on who pays for the publication, shown after the owners. */
  funding: localized.optional(),
  /** The e-mail address for reports of mistakes, if it is not `email`. */
  correctionsEmail: z.email({ error: 'an e-mail address, like corrections@example.org' }).optional(),
  /** Only `none`: nothing is tracked. */
  analytics: z
    .string({ error: analytics })
    .refine((value) => value === 'none', { error: analytics })
    .default('none'),
  /**
   * The name of a publication whose share cards were published before the name became part of their file names; with it the cards keep
   * their URLs. For older publications only.
   */
  unhashedName: line.optional(),
};

type Identity = z.infer<z.ZodObject<typeof identityFields>>;
type Localized = z.infer<typeof localized>;

/** Returns the identity with all texts and menu links by language; a text without one is in the `first`. */
export function identityByLanguage({ navigation, accounts, funding, ...others }: Identity, first: string) {
  const byLanguage = (text: Localized): Record<string, string> =>
    typeof text === 'string' ? { [first]: text } : text;
  const withLanguages = (items: z.infer<typeof menu>) =>
    items.map((item) => {
      if (typeof item === 'string') return item;
      const { to, label } = item;
      return { to: byLanguage(to), label: byLanguage(label) };
    });
  return {
    ...others,
    navigation: { header: withLanguages(navigation.header), footer: withLanguages(navigation.footer) },
    accounts: accounts.map(({ to, label }) => ({ to, label: byLanguage(label) })),
    funding: funding === undefined ? undefined : byLanguage(funding),
  };
}
