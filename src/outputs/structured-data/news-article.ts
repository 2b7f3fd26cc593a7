import type {
  CorrectionComment,
  CreativeWork,
  ImageObject,
  NewsArticle,
  Person as PersonNode,
} from 'schema-dts';
import { strings } from '../../i18n/strings.ts';
import type { Correction } from '../../model/article.ts';
import type { Article } from '../../model/joined.ts';
import { moment } from '../../model/moment.ts';
import { absolute, withBase } from '../../model/routes.ts';
import { site } from '../../site.ts';
import { articleCard } from '../cards/card.ts';
import { cardPath } from '../cards/names.ts';
import { agent, articleReference, briefSource, publisher, seriesReference, subjects } from './nodes.ts';

/**
 * Returns an article in schema.org terms, with what search engines and archives require of news (developers.google.com/search, Article).
 * `leadPicturePath` is the path of the largest copy of its lead picture, if it has one.
 */
export function newsArticle(article: Article, leadPicturePath?: string): NewsArticle {
  const { lang, quotes, corrections, people, translators, translationOf } = article;
  // schema.org knows only persons as editors.
  const editors = article.editors.filter(({ kind }) => kind === 'person');
  const translations = article.translations.filter((other) => other !== translationOf);
  const { publishingPrinciples: principles } = site.policies;
  return {
    ...articleReference(article),
    '@type': 'NewsArticle',
    mainEntityOfPage: absolute(article.path),
    description: article.standfirst,
    articleSection: strings(lang).kinds[article.kind],
    wordCount: article.words,
    image: [...leadImage(article, leadPicturePath), absolute(cardPath(articleCard(article)))],
    publisher: publisher(),
    ...(principles === undefined ? {} : { publishingPrinciples: absolute(withBase(principles)) }),
    license: site.license.url,
    isAccessibleForFree: true,
    speakable: { '@type': 'SpeakableSpecification', cssSelector: ['h1', '.standfirst'] },
    about: subjects(article.topics, lang),
    ...(people.length > 0 ? { mentions: people.map((person) => agent(person, lang)) } : {}),
    ...(editors.length > 0
      ? { editor: editors.map((person) => agent(person, lang) as Exclude<PersonNode, string>) }
      : {}),
    ...(translators.length > 0 ? { translator: translators.map((person) => agent(person, lang)) } : {}),
    ...(quotes.length > 0
      ? {
          hasPart: quotes.map(({ path, text }) => ({
            '@type': 'Quotation',
            '@id': absolute(path),
            text,
          })),
        }
      : {}),
    ...(article.series && article.part !== undefined
      ? { isPartOf: seriesReference(article.series, lang), position: article.part }
      : {}),
    ...(article.examines ? { isBasedOn: briefSource(article.examines) } : {}),
    ...(corrections.length > 0 ? { correction: corrections.map((entry) => correction(entry, lang)) } : {}),
    ...(translationOf ? { translationOfWork: articleReference(translationOf) } : {}),
    ...(translations.length > 0 ? { workTranslation: translations.map(articleReference) } : {}),
  };
}

/**
 * Returns the citations of an article as further properties of its node, placed after the text. There they compress well, because names and
 * URLs repeat those nearby, which saves a kilobyte; and they contain no quotes, which tools would find twice.
 */
export const citations = ({ path, sources }: Article): CreativeWork => ({
  '@type': 'CreativeWork',
  '@id': absolute(path),
  citation: sources.map(briefSource),
});

/** Returns the lead picture with who took it and its license (developers.google.com/search, image license metadata). */
function leadImage({ leadPicture }: Article, path: string | undefined): ImageObject[] {
  if (!leadPicture || path === undefined) return [];
  const { alt, caption, credit, license } = leadPicture;
  const url = absolute(path);
  return [
    {
      '@type': 'ImageObject',
      ...{ url, contentUrl: url, caption: caption ?? alt, creditText: credit },
      ...(license === undefined ? {} : { license }),
    },
  ];
}

function correction({ date, said, says, why }: Correction, lang: string): CorrectionComment {
  const t = strings(lang);
  return {
    '@type': 'CorrectionComment',
    text: `${why} ${t.textBefore} ${said} ${t.textNow} ${says}`,
    datePublished: moment(date),
    inLanguage: lang,
  };
}
