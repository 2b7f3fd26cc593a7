import type { Contents } from './files.ts';
import { NumbersAndDates } from './numbers-and-dates.ts';
import { Spellings } from './spellings.ts';

/** What queries in one language are interpreted with. */
export interface LanguageData {
  contents: Contents;
  /** Words too common to search for. */
  common: ReadonlySet<string>;
  spellings: Spellings;
  numbers: NumbersAndDates;
}

/** Returns the data for a language; for a language that the site does not have, the data for its first. */
export function languageData(contents: Contents, lang: string): LanguageData {
  const common = new Set(contents.common[lang] ?? Object.values(contents.common)[0]);
  const compounds = contents.compounds.map((form) => ({ path: '', forms: [form.replace(' ', ''), form] }));
  return {
    contents,
    common,
    spellings: new Spellings([...contents.names, ...compounds], common),
    numbers: new NumbersAndDates(Object.keys(contents.common)),
  };
}
