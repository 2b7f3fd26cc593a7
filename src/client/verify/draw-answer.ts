import type { VerifyStrings } from '../../i18n/en/verify.ts';
import type { Answer, CreditDifference, Found, Question } from '../../verify/answer.ts';
import { h } from '../dom.ts';
import { dateInWords } from './dates.ts';
import { comparisonOf, revisionOf } from './draw-comparison.ts';
import {
  blockquote,
  type Drawing,
  foundFigure,
  langOf,
  marked,
  p,
  partsAs,
  passageFigure,
  quoted,
  quoteFigure,
} from './draw-evidence.ts';

/** Isolates a name or date in a sentence, so that one in another direction does not reorder it. */
const isolated = (text: string) => `\u2068${text}\u2069`;

/** Returns an answer with its evidence as a section, whose heading can have the focus. */
export function drawAnswer(answer: Answer, question: Question, drawing: Drawing): HTMLElement {
  const verdict = verdictOf(answer);
  return h(
    'section',
    { class: 'answer', 'data-kind': answer.kind, 'data-sign': signs[verdict], 'aria-labelledby': 'verdict' },
    h('h2', { id: 'verdict', tabindex: '-1' }, drawing.t.verdicts[verdict]),
    ...contentOf(answer, question, drawing),
  );
}

type Verdict = keyof VerifyStrings['verdicts'];

/** What an answer means for the reader at first sight; the heading says the same in words. */
const signs: Record<Verdict, 'yes' | 'partly' | 'no' | 'unknown'> = {
  exact: 'yes',
  passage: 'yes',
  translation: 'yes',
  original: 'yes',
  within: 'partly',
  around: 'partly',
  changed: 'partly',
  otherCredit: 'partly',
  altered: 'no',
  stitched: 'no',
  withdrawn: 'no',
  notFound: 'no',
  askAgain: 'unknown',
  unavailable: 'unknown',
};

function verdictOf(answer: Answer): Verdict {
  switch (answer.kind) {
    case 'part':
      return answer.how;
    case 'other-credit':
      return 'otherCredit';
    case 'translation':
      return answer.asked;
    case 'not-found':
      return 'notFound';
    case 'ask-again':
      return 'askAgain';
    default:
      return answer.kind;
  }
}

function contentOf(answer: Answer, question: Question, drawing: Drawing): HTMLElement[] {
  const { t } = drawing;
  switch (answer.kind) {
    case 'exact':
      return [p(t.about.exact), quoteFigure(answer.quote, drawing)];
    case 'part':
      return partOfQuote(answer, question, drawing);
    case 'passage':
      return [p(t.about.passage), passageFigure(answer.passage, drawing)];
    case 'altered':
      return altered(answer, question, drawing);
    case 'stitched':
      return stitched(answer, drawing);
    case 'changed':
      return changed(answer, question, drawing);
    case 'withdrawn':
      return withdrawn(answer, drawing);
    case 'other-credit':
      return otherCredit(answer, question, drawing);
    case 'translation':
      return translation(answer, drawing);
    case 'not-found':
      return notFound(answer, drawing);
    case 'ask-again':
      return [p(t.askAgain[answer.why])];
    case 'unavailable':
      return unavailable(answer, drawing);
  }
}

type Of<Kind extends Answer['kind']> = Extract<Answer, { kind: Kind }>;

const partOfQuote = ({ quote, how, parts, differs }: Of<'part'>, question: Question, drawing: Drawing) => [
  p(drawing.t.about[how]),
  ...creditSentences({ quote }, differs, question, drawing),
  quoteFigure(
    quote,
    drawing,
    blockquote(
      quote.lang,
      ...partsAs(parts, ({ kind, text }) =>
        kind === 'same' ? marked('mark', text, drawing.t.marks.yours, drawing) : text,
      ),
    ),
  ),
];

/** The differences come first, and then the published words without marks, as they may be quoted. */
const altered = ({ found, comparison, differs }: Of<'altered'>, question: Question, drawing: Drawing) => [
  p(drawing.t.about.altered),
  ...creditSentences(found, differs, question, drawing),
  ...comparisonOf(comparison, langOf(found), drawing),
  p(h('b', {}, drawing.t.published)),
  foundFigure(found, drawing),
];

const stitched = ({ parts }: Of<'stitched'>, drawing: Drawing) => [
  p(drawing.t.about.stitched),
  h(
    'ol',
    { class: 'parts' },
    ...parts.map(({ asked, found }, index) =>
      h(
        'li',
        {},
        h('h3', {}, drawing.t.part(new Intl.NumberFormat(drawing.t.locale).format(index + 1))),
        p(`${drawing.t.asked} `, quoted(asked, langOf(found))),
        foundFigure(found, drawing),
      ),
    ),
  ),
];

const reasonOf = (reason: string | undefined, { t }: Drawing) =>
  reason ? [p(h('b', {}, t.reason), ' ', h('bdi', {}, reason))] : [];

const changed = (
  { found, until, reason, comparison, differs }: Of<'changed'>,
  question: Question,
  drawing: Drawing,
) => [
  p(drawing.t.about.changed(isolated(dateInWords(until, drawing.t.locale)))),
  ...reasonOf(reason, drawing),
  ...creditSentences(found, differs, question, drawing),
  ...revisionOf(comparison, langOf(found), drawing),
  foundFigure(found, drawing),
];

const withdrawn = (
  { path, date, reason, article, altered: isAltered }: Of<'withdrawn'>,
  drawing: Drawing,
) => [
  ...(isAltered ? [p(drawing.t.about.withdrawnAltered)] : []),
  p(drawing.t.about.withdrawn(isolated(dateInWords(date, drawing.t.locale)))),
  ...reasonOf(reason, drawing),
  ...(article
    ? [p(`${drawing.t.article}: `, h('a', { href: article.path }, h('bdi', {}, article.title)))]
    : []),
  p(h('a', { href: path }, drawing.t.openQuote)),
];

const otherCredit = ({ quote, differs }: Of<'other-credit'>, question: Question, drawing: Drawing) => [
  ...creditSentences({ quote }, differs, question, drawing),
  p(drawing.t.about.otherCredit),
  quoteFigure(quote, drawing),
];

/** Returns sentences on what the question says about the speaker or the day of a quote that is not so. */
function creditSentences(
  found: Found,
  differs: readonly CreditDifference[],
  question: Question,
  { t }: Drawing,
): HTMLElement[] {
  if (!('quote' in found)) return [];
  const { speaker, said } = found.quote;
  const day = (date: string) => isolated(dateInWords(date, t.locale));
  const asked = isolated(question.speaker?.trim() ?? '');
  const sentences = differs.map((what) => {
    if (what === 'speaker')
      return speaker ? t.credits.speaker(asked, isolated(speaker.name)) : t.credits.ownWords(asked);
    const askedDay = day(question.said ?? '');
    return said ? t.credits.said(askedDay, day(said)) : t.credits.undated(askedDay);
  });
  return sentences.map((sentence) => p(h('b', {}, sentence)));
}

function translation({ quote, asked }: Of<'translation'>, drawing: Drawing) {
  const { t, lang } = drawing;
  const { original, originalLang } = quote.translation ?? {};
  const language = originalLang && new Intl.DisplayNames(t.locale, { type: 'language' }).of(originalLang);
  return [
    ...(asked === 'translation' ? [p(quote.speaker ? t.about.translation : t.about.ownTranslation)] : []),
    ...(language ? [p(t.saidIn(language))] : []),
    ...(original
      ? [p(h('b', {}, t.originalWords)), blockquote(originalLang ?? lang, original)]
      : [p(t.originalUnknown)]),
    quoteFigure(quote, drawing),
  ];
}

const notFound = ({ near }: Of<'not-found'>, drawing: Drawing) => [
  p(drawing.t.about.notFound),
  ...(near.length > 0
    ? [h('h3', {}, drawing.t.nearest), ...near.map((found) => foundFigure(found, drawing))]
    : []),
];

const unavailable = ({ what }: Of<'unavailable'>, { t }: Drawing) => [
  p(navigator.onLine ? t.unavailable[what] : t.unavailable.offline, ' ', t.about.unavailable),
  p(h('button', { type: 'button', 'data-retry': '' }, t.retry)),
];
