import type { NameParts } from '../../model/person-name.ts';
import type { CslItem } from './item.ts';

/**
 * Characters with a meaning in TeX, and how TeX and readers of such files expect them; angle brackets by name, because old
 * fonts have other characters in their place.
 */
const escapes: Record<string, string> = {
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

/** BibTeX counts braces even after a backslash, so unbalanced ones are written by name, which fewer readers know. */
const bracesByName: Record<string, string> = { '{': '\\textbraceleft{}', '}': '\\textbraceright{}' };

const isBalanced = (text: string) => {
  let depth = 0;
  for (const character of text) {
    if (character === '{') depth++;
    if (character === '}') depth--;
    if (depth < 0) return false;
  }
  return depth === 0;
};

/** Escapes text for TeX; two hyphens would become a dash. */
const escape = (text: string) => {
  const own = isBalanced(text) ? escapes : { ...escapes, ...bracesByName };
  return text
    .replace(/[\\{}~^<>%&_#$]/g, (character) => own[character] ?? character)
    .replace(/-(?=-)/g, '-{}')
    .replace(/\s+/g, ' ');
};

/** Protects words with capitals from styles that lower-case titles, except the capital that begins the title. */
const protectCapitals = (title: string) =>
  title
    .split(' ')
    .map((word, index) =>
      /\p{Lu}/u.test(index === 0 ? word.replace(/^\P{L}*\p{L}/u, '') : word)
        ? `{${escape(word)}}`
        : escape(word),
    )
    .join(' ');

/** Formats a name; braces around one that must not be split, and around parts with a comma or “and”, which would split it. */
function author(name: NameParts): string {
  if ('literal' in name) return `{${escape(name.literal)}}`;
  const part = (text: string) => (/,|\band\b/i.test(text) ? `{${escape(text)}}` : escape(text));
  return [name.family, name.suffix, name.given].flatMap((words) => (words ? part(words) : [])).join(', ');
}

const authors = (names: readonly NameParts[] | undefined) => names?.map(author).join(' and ');

const languageNames = new Intl.DisplayNames('en', { type: 'language' });
const knownNames = new Map<string, string | undefined>();
/** Returns the name of a language in babel and polyglossia, which is its English name. */
function babel(lang: string): string | undefined {
  if (!knownNames.has(lang))
    knownNames.set(lang, languageNames.of(lang.split('-')[0] ?? lang)?.toLowerCase());
  return knownNames.get(lang);
}

/** The macros of months that every BibTeX style defines, used without braces. */
const macros = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const macro = (month: string) => macros[Number(month) - 1] ?? '';

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
 * Returns an article or a quote as a BibTeX entry (Patashnik, “BibTeXing”, 1988). Its styles use year and month; other readers also
 * use `day`, `date`, and `entrysubtype`, which says that it is from a newspaper.
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

/** Returns an article or a quote as a BibLaTeX entry (its manual, 2.1.1 “article”, 2.2.2 and 2.3.8 on dates). */
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
