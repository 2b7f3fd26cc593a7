import type { Contents } from './files.ts';
import type { IndexFiles } from './index-files.ts';
import { NumbersAndDates } from './numbers-and-dates.ts';
import { once } from './once.ts';
import { Spellings } from './spellings.ts';

/** What queries in one language are interpreted with. */
export interface LanguageData {
  contents: Contents;
  /** Words too common to search for. */
  common: ReadonlySet<string>;
  spellings: Spellings;
  numbers: NumbersAndDates;
}

/** Reads the data of languages, each once: spellings of all names take longer to prepare than to look up. */
export class Languages {
  readonly #files: Pick<IndexFiles, 'contents'>;
  readonly #once = once();

  constructor(files: Pick<IndexFiles, 'contents'>) {
    this.#files = files;
  }

  /** Returns the data for a language; for a language that the site does not have, the data for its first. Rejects if they cannot be read. */
  async of(lang: string): Promise<LanguageData> {
    const contents = await this.#files.contents();
    return this.#once(lang, () => dataOf(contents, lang));
  }
}

function dataOf(contents: Contents, lang: string): LanguageData {
  const common = new Set(contents.common[lang] ?? Object.values(contents.common)[0]);
  const compounds = contents.compounds.map((form) => ({ path: '', forms: [form.replace(' ', ''), form] }));
  return {
    contents,
    common,
    spellings: new Spellings([...contents.names, ...compounds], common),
    numbers: new NumbersAndDates(Object.keys(contents.common)),
  };
}
