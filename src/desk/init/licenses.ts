import { starterSettings } from './starter-settings.ts';

/** A license as content/site.yaml has it. */
export interface License {
  url: string;
  label: string;
}

const creativeCommons = (code: string, label: string): License => ({
  url: `https://creativecommons.org/licenses/${code}/4.0/`,
  label: `CC ${label} 4.0`,
});

/** Licenses by the word that `npm run init` takes. */
const known = new Map<string, License>([
  ...['by', 'by-sa', 'by-nc', 'by-nd', 'by-nc-sa', 'by-nc-nd'].map((code): [string, License] => [
    `cc-${code}`,
    creativeCommons(code, code.toUpperCase()),
  ]),
  ['cc0', { url: 'https://creativecommons.org/publicdomain/zero/1.0/', label: 'CC0 1.0' }],
]);

/** The statement of RightsStatements.org for works whose rights are reserved. */
const inCopyright = 'https://rightsstatements.org/vocab/InC/1.0/';

/** Returns the license for an answer: `cc-by`, `CC BY 4.0`, `none` (all rights reserved, in words of `lang`) or a URL and a name. */
export function parseLicense(text: string, lang = 'en'): License | undefined {
  const word = text
    .trim()
    .toLowerCase()
    .replaceAll(' ', '-')
    .replace(/-[14]\.0$/, '');
  if (word === 'none') return { url: inCopyright, label: starterSettings(lang).allRightsReserved };
  const [, url, label] = /^(https?:\/\/\S+)\s+(\S.*)$/.exec(text.trim()) ?? [];
  if (url !== undefined && label !== undefined && URL.canParse(url)) return { url, label };
  return known.get(word);
}
