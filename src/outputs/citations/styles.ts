import { citationStrings,citesInEnglish } from '../../i18n/citations.ts';
import { dateInWords } from '../../i18n/strings.ts';
import type { NameParts } from '../../model/person-name.ts';
import { closingMarksAt, inQuotationMarks } from '../../text/quotation-marks.ts';
import { direction } from '../../text/scripts.ts';
import { headlineCase, subtitleCase } from './headline.ts';
import type { Citation, CslItem } from './item.ts';

/*
 * The forms of an article and a quote in three styles. The Citation Style Language has them too, but for English alone: its
 * Arabic has Latin commas, Egypt’s months and a critical editor’s word for an editor, its headlines raise the article of
 * al-Maliki, and no style says how quoted words are given. In English what both have is compared (tests/outputs/citations).
 *
 * A text that is not in English is cited in its own language where we have the words: order and punctuation
 * are the style’s, terms, quotation marks, commas and dates the language’s, and given names are not shortened.
 */

/** A part of a citation; `apart` where its direction may be another than that of the text around it. */
export interface Run {
  text: string;
  italic?: true;
  apart?: true;
}

/** One form of a citation, under the name that its style has for it. */
export interface Form {
  label: string;
  runs: Run[];
}

/** The text of a form, as it is copied. */
export const plain = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

const isWhole = (name: NameParts): name is { literal: string } => 'literal' in name;
/** Initials with spaces between them, as all three manuals have them (Chicago 17, 10.12). */
const spaced = (given: string) => given.replace(/(?<=\p{Lu}\.)(?=\p{Lu}\.)/gu, ' ');
const straight = (name: NameParts, given = spaced) =>
  isWhole(name)
    ? name.literal
    : [given(name.given), name.family, name.suffix].filter((part) => part !== undefined).join(' ');
const short = (name: NameParts) => (isWhole(name) ? name.literal : name.family);

/**
 * Initials of given names in scripts that have capitals: `Jean-Paul` is `J.-P.`, `J.R.R.` is `J. R. R.`, the article of `al-Karim` is kept;
 * elsewhere the names themselves.
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

/** Adds the full stop that a text does not end with yet, also not in quotation marks; inside of these where `inside`. */
function stopped(text: string, inside = false): string {
  const end = closingMarksAt(text);
  const words = text.slice(0, end);
  if (endsSentence.test(words)) return text;
  return inside ? `${words}.${text.slice(end)}` : `${text}.`;
}

/** What the styles have in common, in the language of an item. */
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
   * Words in quotation marks, with the comma or full stop after them inside (English) or outside of all marks. A comma stays after a
   * question mark (Chicago 17, 6.125).
   */
  quoted(words: string, after: ',' | '.' | ''): string {
    const end = closingMarksAt(words);
    const bare = words.slice(0, end).replace(after === '.' ? '' : /(?<!\.)\.$/u, '') + words.slice(end);
    const marked = inQuotationMarks(bare, this.#english ? 'en' : this.#item.language);
    if (after === '.') return stopped(marked, this.#english);
    if (!this.#english) return after === ',' ? `${marked}${this.terms.comma.trim()}` : marked;
    const close = closingMarksAt(marked);
    return `${marked.slice(0, close)}${after}${marked.slice(close)}`;
  }

  /** An English title in the style’s capitals; another as it was written. */
  title(inCase: (title: string) => string): string {
    return /^en\b/.test(this.#item.language) ? inCase(this.#item.title) : this.#item.title;
  }

  /** `A`, `A and B`, `A, B, and C`; of names already written. */
  list(names: readonly string[], { conjunction = this.terms.and, commaForTwo = false } = {}): string {
    const last = names.at(-1) ?? '';
    const before = names.slice(0, -1);
    if (before.length === 0) return last;
    const comma = before.length > 1 || commaForTwo ? this.terms.comma.trimEnd() : '';
    return `${before.join(this.terms.comma)}${comma} ${conjunction}${last}`;
  }

  /** The first name turned round, the others straight: how both Chicago and MLA begin an entry. */
  entryNames(names: readonly NameParts[], most: number, shown: number): string {
    const { comma, etAl } = this.terms;
    const written = names.map((name, index) => (index === 0 ? this.turned(name) : straight(name)));
    const first = names[0];
    return names.length > most
      ? `${written.slice(0, shown).join(comma)}${comma}${etAl}`
      : this.list(written, { commaForTwo: first !== undefined && !isWhole(first) });
  }

  turned = (name: NameParts, given = spaced): string =>
    isWhole(name)
      ? name.literal
      : [name.family, given(name.given), name.suffix]
          .filter((part) => part !== undefined)
          .join(this.terms.comma);

  /** The day in words; in English `parts` puts it in the style’s order. */
  date(inEnglish: (parts: { day: string; month: string; year: string }) => string): string {
    const [year, month = 1, day = 1] = this.#item.issued?.['date-parts'][0] ?? [];
    const iso = [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
    if (!this.#english) return dateInWords(iso, this.#item.language);
    const name = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(new Date(iso));
    return inEnglish({ day: String(day), month: name, year: String(year) });
  }

  /** `edited by …`, `translated by …`, where somebody did. */
  contributors(): string[] {
    const { editedBy, translatedBy } = this.terms;
    const { editor = [], translator = [] } = this.#item;
    return [
      ...(editor.length > 0 ? [`${editedBy}${this.list(editor.map((name) => straight(name)))}`] : []),
      ...(translator.length > 0
        ? [`${translatedBy}${this.list(translator.map((name) => straight(name)))}`]
        : []),
    ];
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const yearOf = (item: CslItem) => String(item.issued?.['date-parts'][0][0] ?? '');

/**
 * The Publication Manual of the American Psychological Association, 7th edition: 10.1, example 16 (newspaper article),
 * 9.8 (up to twenty authors; of more the first nineteen and the last), 9.39 (translator), 8.17 and 8.6 (in the text, secondary sources). Editors of papers are not named.
 */
export function apa({ item, quoted }: Citation): Form[] {
  const language = new Language(item);
  const { comma, ampersand, etAl, translatedBy, citedIn } = language.terms;
  const { author = [], translator = [] } = item;
  const english = citesInEnglish(item.language);
  const turned = author.map((name) => language.turned(name, english ? initials : undefined));
  const authors =
    turned.length > 20
      ? `${turned.slice(0, 19).join(comma)}${comma}. . . ${turned.at(-1) ?? ''}`
      : language.list(turned, { conjunction: ampersand, commaForTwo: true });
  const translators = translator.map((name) => straight(name, english ? initials : undefined));
  const by = language.list(translators, { conjunction: ampersand });
  const translation = by === '' ? '' : ` (${english ? `${by}${comma}Trans.` : `${translatedBy}${by}`})`;
  const date = language.date(({ day, month, year }) => `${year}, ${month} ${day}`);
  const title = stopped(`${language.title(subtitleCase)}${translation}`, english);
  const names = author.map(short);
  const cited =
    names.length > 2 ? `${names[0] ?? ''} ${etAl}` : language.list(names, { conjunction: ampersand });
  const year = yearOf(item);
  const said =
    quoted?.speaker &&
    [short(quoted.speaker.name), quoted.speaker.year].filter((part) => part !== undefined).join(comma);
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
        { text: `${stopped(authors)} (${date}). ${title} ` },
        { text: item['container-title'] ?? '', italic: true, apart: true },
        { text: '. ' },
        { text: item.URL, apart: true },
      ],
    },
  ];
}

/**
 * The Chicago Manual of Style, 17th edition, notes and bibliography: 14.191 and 14.205 to 14.207 (news and sites), 14.76
 * (four authors and more in a note, eleven and more in a bibliography), 14.99 (translators, editors), 14.260 (quoted in), 14.38 (words in a note).
 */
export function chicago({ item, quoted }: Citation): Form[] {
  const language = new Language(item);
  const { comma, etAl, quotedIn } = language.terms;
  const { author = [] } = item;
  const title = language.title(headlineCase);
  const date = language.date(({ day, month, year }) => `${month} ${day}, ${year}`);
  const names = author.map((name) => straight(name));
  const noted = names.length > 3 ? `${names[0] ?? ''} ${etAl}` : language.list(names);
  const contributors = language.contributors();
  const english = citesInEnglish(item.language);
  // Notes shorten the verbs.
  const brief = contributors.map((text) =>
    english ? text.replace(/^edited by/, 'ed.').replace(/^translated by/, 'trans.') : text,
  );
  const speaker =
    quoted?.speaker &&
    `${straight(quoted.speaker.name)}${comma}${language.quoted(quoted.words, ',')} ${quotedIn}`;
  const words = quoted && !quoted.speaker ? `${language.quoted(quoted.words, '.')} ` : '';
  const publication: Run = { text: item['container-title'] ?? '', italic: true, apart: true };
  const t = citationStrings(item.language);
  return [
    {
      label: t.note,
      runs: [
        {
          text: `${speaker ?? words}${noted}${comma}${language.quoted(title, ',')} ${brief.map((text) => `${text}${comma}`).join('')}`,
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
          text: `${stopped(language.entryNames(author, 10, 7))} ${language.quoted(title, '.')} ${contributors.map((text) => `${capital(text)}. `).join('')}`,
        },
        publication,
        { text: `${comma}${date}. ` },
        { text: item.URL, apart: true },
        { text: '.' },
      ],
    },
  ];
}

/** Months of more than four letters are shortened (MLA 9, appendix 1). */
const mlaMonth = (month: string) =>
  month.length <= 4 ? month : `${month.slice(0, month === 'September' ? 4 : 3)}.`;

/**
 * The MLA Handbook, 9th edition: 5.1 to 5.105, the elements of an entry (5.8 on three authors and more; contributors to the
 * article stand after its title, before the container), 6.77 (words quoted by another).
 */
export function mla({ item, quoted }: Citation): Form[] {
  const language = new Language(item);
  const { comma, etAl, quotedIn } = language.terms;
  const { author = [] } = item;
  const english = citesInEnglish(item.language);
  const date = language.date(({ day, month, year }) => `${day} ${mlaMonth(month)} ${year}`);
  const contributors = language.contributors();
  const names = author.map(short);
  const cited = names.length > 2 ? `${names[0] ?? ''} ${etAl}` : language.list(names);
  const source = quoted?.speaker
    ? `${short(quoted.speaker.name)} ${english ? 'qtd. in ' : quotedIn}${cited}`
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
          text: `${stopped(language.entryNames(author, 2, 1))} ${language.quoted(language.title(headlineCase), '.')} ${by}`,
        },
        { text: item['container-title'] ?? '', italic: true, apart: true },
        { text: `${comma}${date}${comma}` },
        { text: item.URL, apart: true },
        { text: '.' },
      ],
    },
  ];
}

/** A class of letters in a regular expression with the flag u: those of living scripts that run from right to left. */
const rightToLeftLetter = `[${['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa'].map((script) => String.raw`\p{Script=${script}}`).join('')}]`;

/** Words of a script that runs the other way; a year after them would be taken along to their other end. */
const otherWay = {
  ltr: new RegExp(`(${rightToLeftLetter}+(?:[ ’-]+${rightToLeftLetter}+)*)`, 'u'),
  rtl: /(\p{Script=Latin}+(?:[ ’-]+\p{Script=Latin}+)*)/u,
};

/** The same runs, with words of the other direction apart. */
export const isolated = (runs: readonly Run[], lang: string): Run[] =>
  runs.flatMap((run) =>
    run.apart
      ? [run]
      : run.text
          .split(otherWay[direction(lang)])
          .map((text, index): Run => (index % 2 === 1 ? { text, apart: true } : { text }))
          .filter(({ text }) => text !== ''),
  );

/** All three, under the names of their editions. */
export const styles = (citation: Citation): { name: string; forms: Form[] }[] =>
  [
    { name: 'APA 7', forms: apa(citation) },
    { name: 'Chicago 17', forms: chicago(citation) },
    { name: 'MLA 9', forms: mla(citation) },
  ].map(({ name, forms }) => ({
    name,
    forms: forms.map(({ label, runs }) => ({ label, runs: isolated(runs, citation.item.language) })),
  }));
