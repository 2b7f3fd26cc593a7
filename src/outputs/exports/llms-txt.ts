import { toMarkdown } from 'mdast-util-to-markdown';
import { pageStrings, strings } from '../../i18n/strings.ts';
import type { Library } from '../../model/library.ts';
import { needsCredit } from '../../model/license.ts';
import {
  absolute,
  correctionsPath,
  feedPath,
  ledgerPath,
  markdownPath,
  quotePath,
  quotesPath,
  sitemapPath,
} from '../../model/routes.ts';
import { seriesPathIn, seriesStandfirst, seriesTitle } from '../../model/series-parts.ts';
import { site, siteText } from '../../site.ts';
import { feedsOf } from '../feeds/feeds.ts';

/** Returns llms.txt: an index of the site for assistants, in Markdown (llmstxt.org). */
export function llmsTxt({ articles, series, topics, pages, ledger }: Library): string {
  const [first] = site.languages;
  const t = strings(first);
  const machines = pageStrings(first).forPrograms;
  const { url, label } = site.license;
  const license = needsCredit(url) ? machines.license(url, site.name) : machines.terms(label, url);
  const languages = [...new Set([...site.languages, ...articles.map(({ lang }) => lang)])];
  const section = (title: string, lines: string[]) =>
    lines.length === 0 ? '' : `## ${title}\n\n${lines.map((line) => `- ${line}\n`).join('')}\n`;
  return [
    `# ${plain(site.name)}\n\n> ${plain(siteText(site.description, first))}\n\n`,
    `${machines.markdown} `,
    `${machines.corrections(absolute(correctionsPath))} `,
    `${machines.quotes(quotePath('<id>'))}\n\n`,
    `${license} `,
    `${machines.others}\n\n`,
    ...languages.map((lang) =>
      section(
        `${strings(lang).articles} (${lang})`,
        articles
          .filter((article) => article.lang === lang)
          .map(({ slug, title, standfirst }) => link(markdownPath(slug), title, standfirst)),
      ),
    ),
    section(
      t.series,
      series
        .filter(({ articles: parts }) => parts.length > 0)
        .map((one) => link(seriesPathIn(one, first), seriesTitle(one, first), seriesStandfirst(one, first))),
    ),
    section(
      t.topics,
      topics
        .filter((topic) => topic.articles.length > 0)
        .map(({ path, title, summary }) => link(path, title, summary)),
    ),
    section(t.quotes, [
      link(quotesPath, t.allQuotes, machines.byTopicAndSpeaker),
      link(feedPath(quotesPath, 'json'), machines.newestQuotes, machines.quotesFeed),
    ]),
    section(
      machines.feeds,
      (['everything', 'corrections', ...site.languages.map((lang) => ({ lang }))] as const).flatMap((what) =>
        feedsOf(what).map(({ href, title, type }) => link(href, title, type)),
      ),
    ),
    section('Optional', [
      ...pages.filter(({ lang }) => lang === site.languages[0]).map(({ path, title }) => link(path, title)),
      ...(ledger ? [link(ledgerPath, 'ledger.json', machines.ledger)] : []),
      link(sitemapPath, machines.sitemap),
    ]),
  ]
    .join('')
    .trimEnd()
    .concat('\n');
}

/** Returns `[title](URL): note`, with Markdown characters in both escaped. */
const link = (path: string, title: string, note?: string) =>
  toMarkdown({
    type: 'paragraph',
    children: [
      { type: 'link', url: absolute(path), children: [{ type: 'text', value: title }] },
      ...(note === undefined ? [] : [{ type: 'text' as const, value: `: ${note}` }]),
    ],
  }).trimEnd();

/** Escapes a line of plain text. */
const plain = (value: string) =>
  toMarkdown({ type: 'paragraph', children: [{ type: 'text', value }] }).trimEnd();
