import { toMarkdown } from 'mdast-util-to-markdown';
import type { Library } from '../../model/library.ts';
import {
  aboutPath,
  absolute,
  correctionsPath,
  feedPath,
  markdownPath,
  quotePath,
  quotesPath,
  sitemapPath,
} from '../../model/routes.ts';
import { site, siteText } from '../../site.ts';
import { feedOf, feedForms } from '../feeds/feeds.ts';

/** What is where, for assistants: Markdown in the form of llmstxt.org. */
export function llmsTxt({ articles, topics }: Library): string {
  const languages = [...new Set([...site.languages, ...articles.map(({ lang }) => lang)])];
  const section = (title: string, lines: string[]) =>
    lines.length === 0 ? '' : `## ${title}\n\n${lines.map((line) => `- ${line}\n`).join('')}\n`;
  return [
    `# ${plain(site.name)}\n\n> ${plain(siteText(site.description, site.languages[0]))}\n\n`,
    'Each article is there as Markdown, with its notes and sources: its address without the last slash, and `.md`. ',
    `Every article and every quote has an address that stays; corrections are told in the article and on ${absolute(correctionsPath)}. `,
    `Words on a quote’s page, \`${quotePath('<id>')}\`, are verbatim: cite them by that address, and say whose they are.\n\n`,
    `Articles are published under ${site.license.url}: name the author and ${site.name}, and link the article. `,
    'Words of others that are quoted in them are not ours to license.\n\n',
    ...languages.map((lang) =>
      section(
        `Articles (${lang})`,
        articles
          .filter((article) => article.lang === lang)
          .map(({ slug, title, standfirst }) => link(markdownPath(slug), title, standfirst)),
      ),
    ),
    section(
      'Topics',
      topics
        .filter((topic) => topic.articles.length > 0)
        .map(({ path, title, summary }) => link(path, title, summary)),
    ),
    section('Quotes', [
      link(quotesPath, 'All quotes', 'by topic and speaker'),
      link(
        feedPath(quotesPath, 'json'),
        'The newest quotes',
        'JSON Feed, each with words, speaker, address and place',
      ),
    ]),
    section(
      'Feeds',
      (['everything', 'corrections', ...site.languages.map((lang) => ({ lang }))] as const).flatMap(
        (what) => {
          const { path, title } = feedOf(what);
          return feedForms.map(({ file, type }) => link(`${path}${file}`, title, type));
        },
      ),
    ),
    section('Optional', [link(aboutPath, 'About'), link(sitemapPath, 'Sitemap')]),
  ]
    .join('')
    .trimEnd()
    .concat('\n');
}

/** `[title](address): note`, with the signs of Markdown in both escaped. */
const link = (path: string, title: string, note?: string) =>
  toMarkdown({
    type: 'paragraph',
    children: [
      { type: 'link', url: absolute(path), children: [{ type: 'text', value: title }] },
      ...(note === undefined ? [] : [{ type: 'text' as const, value: `: ${note}` }]),
    ],
  }).trimEnd();

/** A line of plain text. */
const plain = (value: string) =>
  toMarkdown({ type: 'paragraph', children: [{ type: 'text', value }] }).trimEnd();
