import type { NameParts } from '../../model/person-name.ts';
import type { CslItem } from './item.ts';

/**
 * Signs that mean something to TeX, as TeX and every reader of such files write them; angles
 * by their names, because old fonts have other signs in their place.
 */
const signs: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
  '#': '\\#',
  $: '\\$',
};

/** BibTeX counts even braces that have a backslash before them: those without their other half go by names, which fewer readers know. */
const named: Record<string, string> = { '{': '\\textbraceleft{}', '}': '\\textbraceright{}' };

const isPaired = (text: string) => {
  let depth = 0;
  for (const sign of text) {
    if (sign === '{') depth++;
    if (sign === '}') depth--;
    if (depth < 0) return false;
  }
  return depth === 0;
};

/** Text as TeX prints it, letter by letter; two hyphens would become a dash. */
const escape = (text: string) => {
  const own = isPaired(text) ? signs : { ...signs, ...named };
  return text
    .replace(/[\\{}~^<>%&_#$]/g, (sign) => own[sign] ?? sign)
    .replace(/-(?=-)/g, '-{}')
    .replace(/\s+/g, ' ');
};

/** Styles put titles into small letters: a word with a capital in it keeps it, but for the capital that begins the title. */
const protectCapitals = (title: string) =>
  title
    .split(' ')
    .map((word, index) =>
      /\p{Lu}/u.test(index === 0 ? word.replace(/^\P{L}*\p{L}/u, '') : word)
        ? `{${escape(word)}}`
        : escape(word),
    )
    .join(' ');

/** A name that is not to be split stands in braces, and so does a part with a word or a sign that would split it. */
function author(name: NameParts): string {
  if ('literal' in name) return `{${escape(name.literal)}}`;
  const part = (text: string) => (/,|\band\b/i.test(text) ? `{${escape(text)}}` : escape(text));
  return [name.family, name.suffix, name.given].flatMap((words) => (words ? part(words) : [])).join(', ');
}

const authors = (names: readonly NameParts[] | undefined) => names?.map(author).join(' and ');

/** What babel calls a language: its English name. */
const babel = (lang: string) =>
  // The names of babel and polyglossia, which are English.
  new Intl.DisplayNames('en', { type: 'language' }).of(lang.split('-')[0] ?? lang)?.toLowerCase();

/** A month as every style of BibTeX defines it, without braces: `nov`. */
const macro = (month: string) =>
  new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' })
    .format(new Date(`2000-${month}-01`))
    .toLowerCase();

const entry = (id: string, fields: readonly (readonly [name: string, value: string | undefined])[]): string =>
  `@article{${id},\n${fields
    .flatMap(([name, value]) =>
      value === undefined ? [] : [`  ${name} = ${name === 'month' ? macro(value) : `{${value}}`},\n`],
    )
    .join('')}}\n`;

const people = (item: CslItem) =>
  [
    ['author', authors(item.author)],
    ['editor', authors(item.editor)],
    ['translator', authors(item.translator)],
    ['title', protectCapitals(item.title)],
  ] as const;

const isoDate = (item: CslItem) =>
  item.issued?.['date-parts'][0].map((part) => String(part).padStart(2, '0')) ?? [];

/**
 * An article or a quote as an entry of BibTeX (Patashnik, “BibTeXing”, 1988). Its styles know year and month; `day`
 * and `date` are read by those who know more, and `entrysubtype` tells them that it is a newspaper’s.
 */
export function bibtex(item: CslItem): string {
  const [year, month, day] = isoDate(item);
  return entry(item.id, [
    ...people(item),
    ['journal', escape(item['container-title'] ?? '')],
    ['entrysubtype', 'newspaper'],
    ['year', year],
    ['month', month],
    ['day', day],
    ['date', isoDate(item).join('-')],
    ['url', item.URL],
    ['language', item.language],
    ['langid', babel(item.language)],
    ['abstract', escape(item.abstract ?? '')],
  ]);
}

/** The same for BibLaTeX (its manual, 2.1.1 “article”, 2.2.2 and 2.3.8 on dates). */
export const biblatex = (item: CslItem): string =>
  entry(item.id, [
    ...people(item),
    ['origtitle', item['original-title'] === undefined ? undefined : protectCapitals(item['original-title'])],
    ['journaltitle', escape(item['container-title'] ?? '')],
    ['entrysubtype', 'newspaper'],
    ['date', isoDate(item).join('-')],
    ['url', item.URL],
    ['langid', babel(item.language)],
    ['abstract', escape(item.abstract ?? '')],
  ]);
