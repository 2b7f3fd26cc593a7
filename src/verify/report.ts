import type { DiffPart } from '../text/word-diff.ts';
import type { Answer, Comparison, CreditDifference, Found, QuoteEvidence } from './answer.ts';

/** Returns an answer for people at a terminal, in English as all commands are; `absolute` makes a URL of a path. */
export function reportOf(answer: Answer, absolute: (path: string) => string): string {
  const lines = linesOf(answer, absolute);
  return lines.filter((line) => line !== '').join('\n');
}

const asks = {
  empty: 'Write the words to look for: npm run verify -- "words".',
  'no-words': 'There are no words in this text.',
  'too-short': 'Write at least four words: fewer are in too many places.',
  'too-long': 'The text is too long: ask for one quotation or paragraph at a time, at most 5,000 characters.',
  'other-script': 'No article of this site is written in this script.',
  'other-address': 'This URL is not the permalink of a quote of this site. Write the words instead.',
};

const unavailable = {
  quotes: 'The list of quotes could not be read, so there is no answer.',
  search:
    'The search index could not be read. The words are not a complete quote; whether they are in an article is unknown.',
};

function linesOf(answer: Answer, absolute: (path: string) => string): string[] {
  const shown = (found: Found) => foundLines(found, absolute);
  switch (answer.kind) {
    case 'exact':
      return ['Exact: the complete words of a quote.', ...quoteLines(answer.quote, absolute)];
    case 'part':
      return [
        answer.how === 'within' ? 'Part of a quote.' : 'A quote, with other words around it.',
        ...quoteLines(answer.quote, absolute),
        `  compared ${marked(answer.parts)}`,
        ...differences(answer.differs),
      ];
    case 'passage':
      return [
        'Exact passage of an article; not a quote with a permalink.',
        ...shown({ passage: answer.passage }),
      ];
    case 'altered':
      return [
        'Altered: similar words were published.',
        ...shown(answer.found),
        ...comparisonLines(answer.comparison),
        ...differences(answer.differs),
      ];
    case 'stitched':
      return [
        'Joined from different places.',
        ...answer.parts.flatMap(({ asked, found }) => [`  asked    ${asked}`, ...shown(found)]),
      ];
    case 'changed':
      return [
        `Changed: published until ${answer.until}.`,
        ...(answer.reason === undefined ? [] : [`  why      ${answer.reason}`]),
        ...shown(answer.found),
        ...comparisonLines(answer.comparison),
        ...differences(answer.differs),
      ];
    case 'withdrawn':
      return withdrawalLines(answer, absolute);
    case 'other-credit':
      return ['The words are right.', ...differences(answer.differs), ...quoteLines(answer.quote, absolute)];
    case 'translation':
      return [
        answer.asked === 'original' ? 'The original words of a translated quote.' : 'Exact: our translation.',
        ...quoteLines(answer.quote, absolute),
      ];
    case 'not-found':
      return [
        'Not found: we have not published these words.',
        ...answer.near.flatMap((found) => ['Nearest:', ...shown(found)]),
      ];
    case 'ask-again':
      return [asks[answer.why]];
    case 'unavailable':
      return [unavailable[answer.what]];
  }
}

const withdrawalLines = (
  { altered = false, date, reason = '', path }: Extract<Answer, { kind: 'withdrawn' }>,
  absolute: (path: string) => string,
) => [
  `${altered ? 'Close to a quote that was withdrawn' : 'Withdrawn'} on ${date}.`,
  `  why      ${reason}`,
  `  url      ${absolute(path)}`,
];

function foundLines(found: Found, absolute: (path: string) => string): string[] {
  if ('quote' in found) return quoteLines(found.quote, absolute);
  const { title, path, before, words, after } = found.passage;
  return [
    `  in       ${title}`,
    `  url      ${absolute(path)}`,
    `  passage  ${[before, `[${words}]`, after].filter(Boolean).join(' ')}`,
  ];
}

function quoteLines(quote: QuoteEvidence, absolute: (path: string) => string): string[] {
  const { words, speaker, said, source, since, article, path, translation } = quote;
  const lines: [string, string | undefined][] = [
    ['words', words],
    ['by', speaker?.name ?? 'the article'],
    ['said', said],
    ['source', source],
    ['from', translation?.originalLang],
    ['original', translation?.original],
    ['in', article.title],
    ['sealed', since],
    ['url', absolute(path)],
  ];
  return lines.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name.padEnd(8)} ${value}`]));
}

const comparisonLines = ({ parts, changes }: Comparison) => [
  `  compared ${marked(parts)}`,
  ...changes.map(
    ({ kind, asked, published }) =>
      `  ${kind.padEnd(8)} ${published === '' ? 'added' : `“${published}”`} → ${asked === '' ? 'left out' : `“${asked}”`}`,
  ),
];

const differences = (differs: readonly CreditDifference[]) =>
  differs.map((each) =>
    each === 'speaker' ? '  They were said by somebody else.' : '  They were said at another time.',
  );

/** Returns compared words: `[-published-]` and `{+asked+}`, as `git diff --word-diff` prints them. */
const marked = (parts: readonly DiffPart[]) =>
  parts
    .map(({ kind, text }) => {
      if (kind === 'same') return text;
      return kind === 'removed' ? `[-${text}-]` : `{+${text}+}`;
    })
    .join(' ');
