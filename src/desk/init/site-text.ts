import { stringify } from 'yaml';
import { yamlText } from '../../content/yaml/parse.ts';
import type { Answers } from './answers.ts';
import { starterSettings } from './starter-settings.ts';

/** Returns a value as YAML on one line. */
const inline = (value: unknown) =>
  stringify(value, { collectionStyle: 'flow', flowCollectionPadding: true, lineWidth: 0 }).trimEnd();

/** Returns content/site.yaml for the answers; comments describe each field, and the optional ones are there as comments. */
export function siteText(answers: Answers, fill: (text: string) => string): string {
  const { languages } = answers;
  const [first] = languages;
  const { pages } = starterSettings(first);
  /** One text, or with several languages, a text for each. */
  const localized = (field: 'tagline' | 'description' | 'about') => {
    const texts = languages.map((lang) => [lang, fill(starterSettings(lang)[field])] as const);
    return languages.length === 1 ? texts[0]?.[1] : Object.fromEntries(texts);
  };
  const path = (lang: string) => `/${lang === first ? '' : `${lang}/`}${pages.about}/`;
  const about = inline({
    to:
      languages.length === 1 ? path(first) : Object.fromEntries(languages.map((lang) => [lang, path(lang)])),
    label: localized('about'),
  });
  const field = (name: string, value: unknown) => yamlText({ [name]: value });
  return `# The settings of the publication. npm run check reports every mistake in this file; src/model/site.ts describes each field.

${field('name', answers.name)}

# Where readers find the site.
${field('url', answers.url)}

# Languages with a front page, topics and a search of their own. The first is the site’s own language.
languages: [${languages.join(', ')}]

# Which day it is: dates of articles are days in this zone (IANA name).
${field('timeZone', answers.timeZone)}

# The license of the articles.
${field('license', answers.license)}

# A few words after the name in titles, on the front page and on the site’s card.
${field('tagline', localized('tagline'))}

# One sentence for search engines, feeds and assistants.
${field('description', localized('description'))}

# The address for readers.
${field('email', answers.email)}

# The prefix of ids in feeds, and the name of this publication in its ledger. Never change it, not even with the URL of the site.
${field('tagAuthority', answers.tagAuthority)}

# Links at the top and at the bottom of every page: topics, quotes, search, verify, corrections, feed, or a link with its label.
navigation:
  header:
    - topics
    - quotes
    - search
    - ${about}
  footer:
    - ${about}
    - corrections
    - feed

# Pages with your policies, for search engines. Articles link to the first.
policies:
  publishingPrinciples: /${pages.work}/
  correctionsPolicy: /${pages.work}/#${pages.corrections}
  ownershipFundingInfo: /${pages.work}/#${pages.funding}
  # ethicsPolicy, unnamedSourcesPolicy, verificationFactCheckingPolicy, actionableFeedbackPolicy

${optional(answers)}`;
}

/** Returns the optional fields, as comments. */
const optional = ({
  publisher,
}: Answers) => `# Colors of highlights (marker) and links (accent), for light and dark pages.
# colors:
#   light: { marker: "#ffe95c", accent: "#17409f" }
#   dark: { marker: "#5c4c00", accent: "#a3c0ff" }

# A drawing in public/ that replaces the name at the top of pages and on share cards.
# wordmark: { file: /wordmark.svg, height: 32 }

# Typefaces by script. The default is newsreader and noto-naskh-arabic; docs/settings.md says how to bring your own.
# typefaces: { latin: frank-ruhl-libre }

# The front page, part by part: lead, series, newest, quotes, topics.
# front: [lead, series, newest, quotes, topics]

# Who owns the publication and who pays for it, shown at the end of every page.
# owners: [{ name: ${JSON.stringify(publisher)} }]
# funding: Paid for by its readers.

# Your accounts on other sites.
# accounts: [{ to: "https://social.example/@you", label: Mastodon }]

# The account that Mastodon names when somebody shares an article whose author has none.
# fediverse: "@you@social.example"

# The address for reports of mistakes, if it is not the one above.
# correctionsEmail: corrections@example.org
`;
