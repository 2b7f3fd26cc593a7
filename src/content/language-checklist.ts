import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { languages } from '../i18n/languages.ts';
import type { Problem } from '../model/problem.ts';
import { marksAreKnown } from '../text/quotation-marks-by-language.ts';
import { scriptOfLanguage } from '../text/scripts.ts';

/** The files of a language in src/i18n, and what each exports. */
const files = {
  'strings.ts': ['strings'],
  'pages.ts': ['pages'],
  'search.ts': ['search', 'searchForm'],
  'meaning.ts': ['meaning'],
  'verify.ts': ['verify', 'verifyPage'],
  'citations.ts': ['citations'],
  'desk.ts': ['desk'],
} as const;

/** Scripts that the fonts of pages and cards have. */
const scriptsWithFonts = ['Latn', 'Arab', 'Hebr'];

/**
 * Returns the problems of languages in content/site.yaml with a checklist in place of the fix: what is missing in src/i18n/<tag>/, by file
 * and key, and elsewhere. `folder` is src/i18n.
 */
export const withLanguageChecklist = (
  problems: readonly Problem[],
  folder = join(import.meta.dirname, '../i18n'),
): Promise<Problem[]> =>
  Promise.all(
    problems.map(async (problem) => {
      const tag =
        problem.name === 'settings-language-unknown' ? /“(.+)”/.exec(problem.found)?.[1] : undefined;
      if (tag === undefined) return problem;
      const list = await languageChecklist(tag, folder);
      return {
        ...problem,
        fix: `delete ${tag}, or translate the interface:\n${list.map((item) => `- ${item}`).join('\n')}`,
      };
    }),
  );

/** Returns what is missing before the interface can be in a language, one task each. `folder` is src/i18n. */
export async function languageChecklist(tag: string, folder: string): Promise<string[]> {
  const own = join(folder, tag);
  const path = `src/i18n/${tag}`;
  const tasks = existsSync(own)
    ? (
        await Promise.all(
          Object.entries(files).map(([file, names]) => missingIn(join(own, file), `${path}/${file}`, names)),
        )
      ).flat()
    : [`copy src/i18n/en to ${path}, and translate every string`];
  return [
    ...tasks,
    ...(existsSync(own) && !existsSync(join(own, 'language.ts'))
      ? [`${path}/language.ts: the file is missing`]
      : []),
    `src/i18n/languages.ts: import ${tag} and add it to languages`,
    ...(marksAreKnown(tag)
      ? []
      : [`src/text/quotation-marks-by-language.ts: add the quotation marks of ${tag}`]),
    ...(scriptsWithFonts.includes(scriptOfLanguage(tag))
      ? []
      : [
          `src/styles/fonts.css and src/outputs/cards/fonts.ts: add a font for the script ${scriptOfLanguage(tag)}`,
        ]),
    'npm run types: reports what is still missing',
  ];
}

/** Returns a task for a file that is missing, cannot be loaded, or lacks strings that English has. */
async function missingIn(
  file: string,
  name: string,
  exports: readonly (keyof (typeof languages)['en'])[],
): Promise<string[]> {
  if (!existsSync(file)) return [`${name}: the file is missing`];
  const module = await (import(pathToFileURL(file).href) as Promise<Record<string, unknown>>).catch(
    (error: unknown) => String(error),
  );
  if (typeof module === 'string') return [`${name}: cannot be loaded (${module.split('\n')[0] ?? ''})`];
  const missing = exports.flatMap((each) =>
    missingKeys(languages.en[each], module[each], exports.length > 1 ? each : ''),
  );
  return missing.length === 0 ? [] : [`${name}: ${missing.join(', ')}`];
}

/** Returns the paths of the keys of `english` that `own` lacks; of an object that is missing as a whole, its own path. */
function missingKeys(english: unknown, own: unknown, path: string): string[] {
  if (own === undefined || own === null || own === '') return [path || 'everything'];
  if (typeof english !== 'object' || english === null) return [];
  return Object.entries(english).flatMap(([key, value]) =>
    missingKeys(value, (own as Record<string, unknown>)[key], path === '' ? key : `${path}.${key}`),
  );
}
