import { pageStrings, strings } from '../i18n/strings.ts';
import { site } from '../site.ts';

/** True for a Creative Commons license. Other values need not be licenses: “All rights reserved”. */
export const isCreativeCommons = (url: string = site.license.url): boolean =>
  /^https?:\/\/(?:www\.)?creativecommons\.org\//.test(url);

/** True for a license that allows use with credit (creativecommons.org/licenses: all of them except the public domain tools). */
export const needsCredit = (url: string = site.license.url): boolean =>
  isCreativeCommons(url) && /\/licenses\/by\b/.test(url);

/** Returns the words before the name of the license. */
export const licenseIntro = (lang: string): string =>
  isCreativeCommons() ? strings(lang).license : pageStrings(lang).terms;
