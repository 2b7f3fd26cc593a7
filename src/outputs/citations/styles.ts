import { citationStrings, citesInEnglish } from '../../i18n/citations.ts';
import { dateInWords } from '../../i18n/strings.ts';
import type { NameParts } from '../../model/person-name.ts';
import { closingMarksAt, inQuotationMarks } from '../../text/quotation-marks.ts';
import { direction } from '../../text/scripts.ts';
import { headlineCase, subtitleCase } from './headline.ts';
import type { Citation, CslItem } from './item.ts';

/*
 * Citations of articles and quotes in three styles. The Citation Style Language has them too, but only for English: its
 * Arabic has Latin commas, Egypt’s month names and the wrong word for an editor, its headline case capitalizes the article of
 * al-Maliki, and no style defines how quoted words are cited. For English, a test compares both (tests/outputs/citations.test.ts).
 *
 * A text in another language is cited in that language if it has strings for it: order and punctuation
 * follow the style; terms, quotation marks, commas and dates follow the language; given names are not abbreviated.
 */

/** A part of a citation; `apart` if its direction may differ from that of the text around it. */
export interface Run {
  text: string;
  italic?: true;
  apart?: true;
}

/** One form of a citation, with its name in the style: note, bibliography, in text. */
export interface Form {
  label: string;
  runs: Run[];
}

/** Returns the plain text of a form, for copying. */
export const plain = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

const isLiteral = (name: NameParts): name is { literal: string } => 'literal' in name;
/** Inserts spaces between initials, as in all three manuals (Chicago 17, 10.12). */
const spaceInitials = (given: string) => given.replace(/(?<=\p{Lu}\.)(?=\p{Lu}\.)/gu, ' ');
const givenNameFirst = (name: NameParts, given = spaceInitials) =>
  isLiteral(name)
    ? name.literal
    : [given(name.given), name.family, name.suffix].filter((part) => part !== undefined).join(' ');
const shortName = (name: NameParts) => (isLiteral(name) ? name.literal : name.family);

/**
 * Abbreviates given names in scripts with capitals: `Jean-Paul` to `J.-P.`, `J.R.R.` to `J. R. R.`, without the article of `al-Karim`;
 * returns names in other scripts unchanged.
 */
const initials = (given: string) =>
  given
    .normalize('NFC')
    .replace(/^(?=\p{Lu}{2}$)(\p{Lu})/u, '$1.')
    .split(/\s+|(?<=\.)(?=\p{L})/u)
    .map((word) =>
      word
        .split('-')
        .map((part, index, parts) => {
          const first = /[\p{Lu}\p{Ll}\p{Lt}\p{Lo}]/u.exec(part)?.[0] ?? '';
          const isArticle = index === 0 && parts.length > 1 && first === first.toLowerCase();
          const hasCapitals = first.toUpperCase() !== first.toLowerCase();
          return isArticle || !hasCapitals ? part : `${first.toUpperCase()}.`;
        })
        .join('-'),
    )
    .join(' ');

const endsSentence = /[.?!…؟۔]$/u;

/** Adds a full stop unless the text ends a sentence, also inside quotation marks; `inside` puts it inside them. */
function withFullStop(text: string, inside = false): string {
  const end = closingMarksAt(text);
  const words = text.slice(0, end);
  if (endsSentence.test(words)) return text;
  return inside ? `${words}.${text.slice(end)}` : `${text}.`;
}

const englishMonth = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });
const englishMonths = Array.from({ length: 12 }, (_, month) => englishMonth.format(Date.UTC(2000, month)));

/** The rules that the styles share, in the language of an item. */
class Language {
  readonly terms;
  readonly #english: boolean;
  readonly #item: CslItem;

  constructor(item: CslItem) {
    this.#item = item;
    this.terms = citationStrings(item.language).terms;
    this.#english = citesInEnglish(item.language);
  }

  /**
   * Returns words in quotation marks, with the following comma or full stop inside (English) or outside all marks. A comma is kept after a
   * question mark (Chicago 17, 6.125).
   */
  quoted(words: string, after: ',' | '.' | ''): string {
    const end = closingMarksAt(words);
    const bare = words.slice(0, end).replace(after === '.' ? '' : /(?<!\.)\.$/u, '') + words.slice(end);
    const marked = inQuotationMarks(bare, this.#english ? 'en' : this.#item.language);
    if (after === '.') return withFullStop(marked, this.#english);
    if (!this.#english) return after === ',' ? `${marked}${this.terms.comma.trim()}` : marked;
    const close = closingMarksAt(marked);
    return `${marked.slice(0, close)}${after}${marked.slice(close)}`;
  }

  /** Returns an English title in the case of the style; other titles unchanged. */
  title(inCase: (title: string) => string): string {
    return /^en\b/.test(this.#item.language) ? inCase(this.#item.title) : this.#item.title;
  }

  /** Joins formatted names: `A`, `A and B`, `A, B, and C`. */
  list(names: readonly string[], { conjunction = this.terms.and, commaForTwo = false } = {}): string {
    const last = names.at(-1) ?? '';
    const before = names.slice(0, -1);
    if (before.length === 0) return last;
    const comma = before.length > 1 || commaForTwo ? this.terms.comma.trimEnd() : '';
    return `${before.join(this.terms.comma)}${comma} ${conjunction}${last}`;
  }

  /** Returns the names at the beginning of an entry in Chicago and MLA: the first inverted, the others not. */
  entryNames(names: readonly NameParts[], most: number, shown: number): string {
    const { comma, etAl } = this.terms;
    const written = names.map((name, index) =>
      index === 0 ? this.familyNameFirst(name) : givenNameFirst(name),
    );
    const first = names[0];
    return names.length > most
      ? `${written.slice(0, shown).join(comma)}${comma}${etAl}`
      : this.list(written, { commaForTwo: first !== undefined && !isLiteral(first) });
  }

  familyNameFirst = (name: NameParts, given = spaceInitials): string =>
    isLiteral(name)
      ? name.literal
      : [name.family, given(name.given), name.suffix]
          .filter((part) => part !== undefined)
          .join(this.terms.comma);

  /** Returns the date in words; for English, `inEnglish` arranges it as the style requires. */
  date(inEnglish: (parts: { day: string; month: string; year: string }) => string): string {
    const [year, month = 1, day = 1] = this.#item.issued?.['date-parts'][0] ?? [];
    const iso = [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
    if (!this.#english) return dateInWords(iso, this.#item.language);
    return inEnglish({ day: String(day), month: englishMonths[month - 1] ?? '', year: String(year) });
  }

  /** Returns `edited by …` and `translated by …`, as far as they apply. */
  contributors(): string[] {
    const { editedBy, translatedBy } = this.terms;
    const { editor = [], translator = [] } = this.#item;
    return [
      ...(editor.length > 0 ? [`${editedBy}${this.list(editor.map((name) => givenNameFirst(name)))}`] : []),
      ...(translator.length > 0
        ? [`${translatedBy}${this.list(translator.map((name) => givenNameFirst(name)))}`]
        : []),
    ];
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const yearOf = (item: CslItem) => String(item.issued?.['date-parts'][0][0] ?? '');

/**
 * Returns the APA forms: Publication Manual of the American Psychological Association, 7th edition, 10.1, example 16 (newspaper article),
 * 9.8 (up to twenty authors; of more, the first nineteen and the last), 9.39 (translator), 8.17 and 8.6 (in-text citation, secondary sources). It does not name editors of newspapers.
 */
export function apa({ item, quoted }: Citation): Form[] {
  const language = new Language(item);
  const { comma, ampersand, etAl, translatedBy, citedIn } = language.terms;
  const { author = [], translator = [] } = item;
  const english = citesInEnglish(item.language);
  const inverted = author.map((name) => language.familyNameFirst(name, english ? initials : undefined));
  const authors =
    inverted.length > 20
      ? `${inverted.slice(0, 19).join(comma)}${comma}. . . ${inverted.at(-1) ?? ''}`
      : language.list(inverted, { conjunction: ampersand, commaForTwo: true });
  const translators = translator.map((name) => givenNameFirst(name, english ? initials : undefined));
  const by = language.list(translators, { conjunction: ampersand });
  const translation = by === '' ? '' : ` (${english ? `${by}${comma}Trans.` : `${translatedBy}${by}`})`;
  const date = language.date(({ day, month, year }) => `${year}, ${month} ${day}`);
  const title = withFullStop(`${language.title(subtitleCase)}${translation}`, english);
  const names = author.map(shortName);
  const cited =
    names.length > 2 ? `${names[0] ?? ''} ${etAl}` : language.list(names, { conjunction: ampersand });
  const year = yearOf(item);
  const said =
    quoted?.speaker &&
    [shortName(quoted.speaker.name), quoted.speaker.year].filter((part) => part !== undefined).join(comma);
  const source = said === undefined ? cited : `${said}${comma}${citedIn}${cited}`;
  return [
    ...(quoted
      ? [
          {
            label: citationStrings(item.language).inText,
            runs: [{ text: `${language.quoted(quoted.words, '')} (${source}${comma}${year}).` }],
          },
        ]
      : []),
    {
      label: citationStrings(item.language).references,
      runs: [
        { text: `${withFullStop(authors)} (${date}). ${title} ` },
        { text: item['container-title'] ?? '', italic: true, apart: true },
        { text: '. ' },
        { text: item.URL, apart: true },
      ],
    },
  ];
}

/**
 * Returns the Chicago forms: The Chicago Manual of Style, 17th edition, notes and bibliography, 14.191 and 14.205 to 14.207 (news and sites), 14.76
 * (four or more authors in a note, eleven or more in a bibliography), 14.99 (translators, editors), 14.260 (quoted in), 14.38 (words in a note).
 */
export function chicago({ item, quoted }: Citation): Form[] {
  const language = new Language(item);
  const { comma, etAl, quotedIn } = language.terms;
  const { author = [] } = item;
  const title = language.title(headlineCase);
  const date = language.date(({ day, month, year }) => `${month} ${day}, ${year}`);
  const names = author.map((name) => givenNameFirst(name));
  const noteAuthors = names.length > 3 ? `${names[0] ?? ''} ${etAl}` : language.list(names);
  const contributors = language.contributors();
  const english = citesInEnglish(item.language);
  // Notes abbreviate the verbs.
  const brief = contributors.map((text) =>
    english ? text.replace(/^edited by/, 'ed.').replace(/^translated by/, 'trans.') : text,
  );
  const speaker =
    quoted?.speaker &&
    `${givenNameFirst(quoted.speaker.name)}${comma}${language.quoted(quoted.words, ',')} ${quotedIn}`;
  const words = quoted && !quoted.speaker ? `${language.quoted(quoted.words, '.')} ` : '';
  const publication: Run = { text: item['container-title'] ?? '', italic: true, apart: true };
  const t = citationStrings(item.language);
  return [
    {
      label: t.note,
      runs: [
        {
          text: `${speaker ?? words}${noteAuthors}${comma}${language.quoted(title, ',')} ${brief.map((text) => `${text}${comma}`).join('')}`,
        },
        publication,
        { text: `${comma}${date}${comma}` },
        { text: item.URL, apart: true },
        { text: '.' },
      ],
    },
    {
      label: t.bibliography,
      runs: [
        {
          text: `${withFullStop(language.entryNames(author, 10, 7))} ${language.quoted(title, '.')} ${contributors.map((text) => `${capital(text)}. `).join('')}`,
        },
        publication,
        { text: `${comma}${date}. ` },
        { text: item.URL, apart: true },
        { text: '.' },
      ],
    },
  ];
}

/** Abbreviates months of more than four letters (MLA 9, appendix 1). */
const mlaMonth = (month: string) =>
  month.length <= 4 ? month : `${month.slice(0, month === 'September' ? 4 : 3)}.`;

/**
 * Returns the MLA forms: MLA Handbook, 9th edition, 5.1 to 5.105 (elements of an entry), 5.8 (three or more authors; contributors to the
 * article follow its title, before the container), 6.77 (words quoted by another).
 */
export function mla({ item, quoted }: Citation): Form[] {
  const language = new Language(item);
  const { comma, etAl, quotedIn } = language.terms;
  const { author = [] } = item;
  const english = citesInEnglish(item.language);
  const date = language.date(({ day, month, year }) => `${day} ${mlaMonth(month)} ${year}`);
  const contributors = language.contributors();
  const names = author.map(shortName);
  const cited = names.length > 2 ? `${names[0] ?? ''} ${etAl}` : language.list(names);
  const source = quoted?.speaker
    ? `${shortName(quoted.speaker.name)} ${english ? 'qtd. in ' : quotedIn}${cited}`
    : cited;
  const t = citationStrings(item.language);
  const by = contributors.length > 0 ? `${capital(contributors.join(comma))}. ` : '';
  return [
    ...(quoted
      ? [{ label: t.inText, runs: [{ text: `${language.quoted(quoted.words, '')} (${source}).` }] }]
      : []),
    {
      label: t.worksCited,
      runs: [
        {
          text: `${withFullStop(language.entryNames(author, 2, 1))} ${language.quoted(language.title(headlineCase), '.')} ${by}`,
        },
        { text: item['container-title'] ?? '', italic: true, apart: true },
        { text: `${comma}${date}${comma}` },
        { text: item.URL, apart: true },
        { text: '.' },
      ],
    },
  ];
}

/** Character class for regular expressions with the flag u: letters of living right-to-left scripts. */
const rightToLeftLetter = `[${['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa'].map((script) => String.raw`\p{Script=${script}}`).join('')}]`;

/** Words in a script of the other direction; a year after them would be moved to their other end. */
const otherDirection = {
  ltr: new RegExp(`(${rightToLeftLetter}+(?:[ ’-]+${rightToLeftLetter}+)*)`, 'u'),
  rtl: /(\p{Script=Latin}+(?:[ ’-]+\p{Script=Latin}+)*)/u,
};

/** Latin and punctuation, most of which Latin texts are: to look for the scripts of the other direction takes ten times as long. */
const latin = /^[\0-\u024f\u2010-\u2027]+$/;

/** Returns runs with words of the other direction as separate, isolated runs. */
export const isolated = (runs: readonly Run[], lang: string): Run[] =>
  runs.flatMap((run) =>
    run.apart || (direction(lang) === 'ltr' && latin.test(run.text))
      ? [run]
      : run.text
          .split(otherDirection[direction(lang)])
          .map((text, index): Run => (index % 2 === 1 ? { text, apart: true } : { text }))
          .filter(({ text }) => text !== ''),
  );

/** Returns the citation in all three styles, with the names of their editions. */
export const styles = (citation: Citation): { name: string; forms: Form[] }[] =>
  [
    { name: 'APA 7', forms: apa(citation) },
    { name: 'Chicago 17', forms: chicago(citation) },
    { name: 'MLA 9', forms: mla(citation) },
  ].map(({ name, forms }) => ({
    name,
    forms: forms.map(({ label, runs }) => ({ label, runs: isolated(runs, citation.item.language) })),
  }));
