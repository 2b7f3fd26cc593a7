import { pageStrings, strings } from '../i18n/strings.ts';
import { site } from '../site.ts';

/** Counter styles (w3.org/TR/css-counter-styles-3) of numbering systems, by their names in Unicode. */
const counterStyles: Readonly<Record<string, string>> = {
  arab: 'arabic-indic',
  arabext: 'persian',
  beng: 'bengali',
  deva: 'devanagari',
};

/** Returns a rule that numbers lists, and notes in the margin (prose.css), in the digits of a language’s dates; empty for 0 to 9, which they have already. */
export function listNumbers(lang: string): string {
  const { numberingSystem } = new Intl.NumberFormat(strings(lang).locale).resolvedOptions();
  const style = counterStyles[numberingSystem];
  return style === undefined ? '' : `:where(ol:lang(${lang})){list-style-type:${style};--digits:${style}}`;
}

/**
 * Returns the style rules that contain strings: the site’s name at the top of printed pages, and what screen readers announce before
 * the number of a note and before the link back. As attributes of each note these would be a tenth of a long page.
 */
export const siteStyles = (): string =>
  [
    `@media print{@page{@top-left{content:${cssString(site.name)}}}@page :first{@top-left{content:none}}}`,
    ...site.languages.flatMap((lang) => {
      const { reference, back } = pageStrings(lang).notes;
      return [
        listNumbers(lang),
        `sup [href^='#Note-']:lang(${lang})::before{content:''/${cssString(`${reference} `)}}`,
        `[href^='#Mark-']:lang(${lang})::before{content:''/${cssString(`${back} `)}}`,
      ];
    }),
  ].join('');

/** Returns a CSS string (w3.org/TR/css-syntax-3, 4.3.5). Settings cannot contain line breaks. */
const cssString = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
