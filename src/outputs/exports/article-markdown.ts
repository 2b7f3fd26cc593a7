import type { Root as HtmlRoot } from 'hast';
import type { PhrasingContent, RootContent } from 'mdast';
import { numberInWords, strings } from '../../i18n/strings.ts';
import type { Article, Person } from '../../model/joined.ts';
import { licenseIntro } from '../../model/license.ts';
import { nameIn } from '../../model/person-name.ts';
import { timeOf } from '../../model/publication-time.ts';
import { attribution, quoteText } from '../../model/quote.ts';
import { absolute } from '../../model/routes.ts';
import { seriesPathIn, seriesTitle } from '../../model/series-parts.ts';
import { titleIn, topicPathIn } from '../../model/topic.ts';
import { site } from '../../site.ts';
import { type AroundText, markdownOf } from './text-markdown.ts';

/**
 * Returns an article as Markdown (GFM): title, standfirst, a list of metadata, then its text. Not YAML frontmatter: half of the
 * programs that render Markdown show it as text and the others drop it, and assistants must see the date and license.
 * `text` is the result of `articleText`.
 */
export const articleMarkdown = (article: Article, text: HtmlRoot): string =>
  markdownOf(structuredClone(text), aroundText(article));

/** Returns what an article’s Markdown has before and after its text. */
export const aroundText = (article: Article): AroundText => ({
  before: [
    { type: 'heading', depth: 1, children: [plain(article.title)] },
    { type: 'paragraph', children: [plain(article.standfirst)] },
    metadata(article),
  ],
  after: [...abbreviations(article), ...quotes(article)],
});

const plain = (value: string): PhrasingContent => ({ type: 'text', value });
const link = (path: string, value: string): PhrasingContent => ({
  type: 'link',
  url: absolute(path),
  children: [plain(value)],
});

/** Returns a list: kind, people, dates, language, URL, license and topics. */
function metadata(article: Article): RootContent {
  const { lang } = article;
  const t = strings(lang);
  const people = (list: readonly Person[]) =>
    list.flatMap((person, index) => [
      ...(index > 0 ? [plain(t.comma)] : []),
      link(person.path, nameIn(person, lang)),
    ]);
  const topics = article.topics.flatMap((topic, index) => [
    ...(index > 0 ? [plain(t.comma)] : []),
    link(topicPathIn(topic, lang), titleIn(topic, lang)),
  ]);
  const lines: PhrasingContent[][] = [
    [plain(`${site.name}: ${t.kinds[article.kind]}`)],
    ...(article.series && article.part !== undefined
      ? [
          [
            plain(`${t.partOfSeries(numberInWords(article.part, lang))} `),
            link(seriesPathIn(article.series, lang), seriesTitle(article.series, lang)),
          ],
        ]
      : []),
    [plain(`${t.by} `), ...people(article.authors)],
    ...(article.editors.length > 0 ? [[plain(`${t.editedBy} `), ...people(article.editors)]] : []),
    ...(article.translators.length > 0
      ? [[plain(`${t.translatedBy} `), ...people(article.translators)]]
      : []),
    ...(article.translationOf
      ? [[plain(`${t.translationOf} `), link(article.translationOf.path, article.translationOf.title)]]
      : []),
    [plain(`${t.published}: ${timeOf(article) ?? article.date}`)],
    ...(article.changed === article.date ? [] : [[plain(`${t.updated}: ${article.changed}`)]]),
    [plain(`${t.language} (${lang})`)],
    [link(article.path, absolute(article.path))],
    ...article.translations.map((other) => [
      plain(`${t.alsoIn} `),
      link(other.path, `${strings(other.lang).language} (${other.lang})`),
    ]),
    [plain(`${licenseIntro(lang)} `), link(site.license.url, site.license.url)],
    [plain(`${t.topics}: `), ...topics],
  ];
  return {
    type: 'list',
    spread: false,
    children: lines.map((children) => ({ type: 'listItem', children: [{ type: 'paragraph', children }] })),
  };
}

/** Returns the expansions of abbreviations as a list, because the words of the text must stay as they can be quoted. */
function abbreviations({ abbreviations: all, lang }: Article): RootContent[] {
  const entries = Object.entries(all);
  if (entries.length === 0) return [];
  return [
    { type: 'heading', depth: 2, children: [plain(strings(lang).abbreviations)] },
    {
      type: 'list',
      spread: false,
      children: entries.map(([short, long]) => ({
        type: 'listItem',
        children: [{ type: 'paragraph', children: [plain(`${short}: ${long}`)] }],
      })),
    },
  ];
}

/** Returns the quotes with their permalinks. */
function quotes({ quotes: all, lang }: Article): RootContent[] {
  if (all.length === 0) return [];
  return [
    { type: 'heading', depth: 2, children: [plain(strings(lang).quotes)] },
    {
      type: 'list',
      spread: false,
      children: all.map((quote) => ({
        type: 'listItem',
        children: [
          {
            type: 'paragraph',
            children: [
              plain(
                `${quoteText(quote)} (${quote.speaker ? attribution(quote) : strings(lang).fromArticle}): `,
              ),
              link(quote.path, absolute(quote.path)),
            ],
          },
        ],
      })),
    },
  ];
}
