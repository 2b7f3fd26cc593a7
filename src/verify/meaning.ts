import type { MeaningWords } from '../i18n/language.ts';
import { foldWord } from '../search/fold-word.ts';
import type { Change } from './answer.ts';
import type { Judge } from './comparison.ts';
import type { Token } from './tokens.ts';

/** Folded words: of the names of topics and people, and those that most sentences have. */
export interface KnownWords {
  names: ReadonlySet<string>;
  common: ReadonlySet<string>;
}

const listOf = (words = '') => words.split(/\s+/u).filter(Boolean).map(foldWord);

/**
 * Returns a function that says what a change of words does: whether it negates, changes a number or a name, or only words. Names have a
 * capital, or are known, which matters in scripts without capitals.
 */
export function judgeOf(
  words: MeaningWords | undefined,
  { names = new Set(), common = new Set() }: Partial<KnownWords> = {},
): Judge {
  const negations = new Set(listOf(words?.negations).filter((word) => !word.startsWith('-')));
  const endings = listOf(words?.negations).flatMap((word) => (word.startsWith('-') ? word.slice(1) : []));
  const prefixes = listOf(words?.negativePrefixes);
  const numbers = new Set(listOf(words?.numbers));
  const negates = ({ form }: Token) =>
    negations.has(form) || endings.some((end) => form.length > end.length && form.endsWith(end));
  const isOpposite = (one: Token, other: Token) =>
    prefixes.some((prefix) => prefix + one.form === other.form || prefix + other.form === one.form);
  const isNumber = ({ form, isNumber: hasDigits }: Token) =>
    hasDigits || numbers.has(form) || /\p{Nd}/u.test(form);
  const isName = ({ form, isCapitalized }: Token) =>
    !common.has(form) && form.length > 1 && (isCapitalized || names.has(form));
  /** The forms that only one side has. */
  const changed = (one: readonly Token[], other: readonly Token[], is: (token: Token) => boolean) => {
    const [a, b] = [one, other].map((tokens) =>
      tokens
        .filter(is)
        .map(({ form }) => form)
        .sort()
        .join(' '),
    );
    return a !== b;
  };
  return (asked, published): Change['kind'] => {
    if (changed(asked, published, negates)) return 'negation';
    if (asked.some((one) => published.some((other) => isOpposite(one, other)))) return 'negation';
    if (changed(asked, published, isNumber)) return 'number';
    return changed(asked, published, isName) ? 'name' : 'word';
  };
}
