import { pageStrings } from '../i18n/strings.ts';
import { site } from '../site.ts';

/**
 * Returns the style rules that hold words of the publication and of its languages: the name at the head of printed pages, and what screen
 * readers say before the bare number of a note and before the arrow back. An attribute at each note would be a tenth of a long page.
 */
export const siteStyles = (): string =>
  [
    `@media print{@page{@top-left{content:${quoted(site.name)}}}}`,
    ...site.languages.flatMap((lang) => {
      const { reference, back } = pageStrings(lang).notes;
      return [
        `sup [href^='#Note-']:lang(${lang})::before{content:''/${quoted(`${reference} `)}}`,
        `[href^='#Mark-']:lang(${lang})::before{content:''/${quoted(`${back} `)}}`,
      ];
    }),
  ].join('');

/** A string of a style sheet (w3.org/TR/css-syntax-3, 4.3.5); a line break cannot stand in a setting. */
const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
