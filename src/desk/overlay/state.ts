import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Reading } from '../../content/read-content.ts';
import type { DeskStrings } from '../../i18n/en/desk.ts';
import { partsOf } from '../../i18n/strings.ts';
import type { Library } from '../../model/library.ts';
import { byPlace, type Problem } from '../../model/problem.ts';
import { isError, type Severity, severityOf } from '../../model/problem-kinds.ts';
import { site } from '../../site.ts';
import { direction } from '../../text/scripts.ts';
import { tabPath } from '../pages/frame.ts';
import { pageFile } from './page-file.ts';

/** A problem as pages of the dev server show it. */
export type ShownProblem = Problem & { severity: Severity };

/**
 * What a page shows of its file: `valid`, the current version `with-errors`, the `last-valid` version because the current one is invalid, or
 * nothing, because no valid version is known (`never-valid`).
 */
export type PageState = 'valid' | 'with-errors' | 'last-valid' | 'never-valid';

/** What the overlay of a page shows. */
export interface OverlayState {
  /** The folder of the publication, for links that open an editor. */
  root: string;
  page: { file: string | undefined; state: PageState };
  /** Those of the page’s file first. */
  problems: ShownProblem[];
  lang: string;
  dir: 'ltr' | 'rtl';
  /** The URL of the desk. */
  desk: string;
  strings: Pick<DeskStrings, 'title' | 'overlay' | 'list' | 'working' | 'failed'>;
}

/** What the dev server knows when it renders a page. */
export interface Current {
  root: string;
  reading: Pick<Reading, 'problems' | 'invalid'>;
  /** The library that pages show, and the files of which it has an earlier version. */
  library: Library;
  former: ReadonlySet<string>;
}

/** Returns what the overlay of the page at a path shows, in the language of the page. */
export function overlayState(path: string, lang: string, current: Current): OverlayState {
  const { root, reading } = current;
  const { file, state } = pageState(path, current);
  const problems = reading.problems
    .toSorted(byPlace)
    .map((problem) => ({ ...problem, severity: severityOf(problem) }));
  const isHere = (problem: Problem) => problem.file === file;
  const { title, overlay, list, working, failed } = partsOf(lang).desk;
  return {
    root,
    page: { file, state },
    problems: [...problems.filter(isHere), ...problems.filter((problem) => !isHere(problem))],
    lang,
    dir: direction(lang),
    desk: tabPath('list'),
    strings: { title, overlay, list, working, failed },
  };
}

/** Returns the file of a page, and what the page shows of it. */
export function pageState(
  path: string,
  { root, reading, library, former }: Current,
): { file: string | undefined; state: PageState } {
  const { file, isShown } = pageFile(path, library) ?? {};
  if (file === undefined) return { file, state: 'valid' };
  const isFaulty = reading.invalid.has(file) || hasErrors(file, reading);
  if (!isFaulty) return { file, state: 'valid' };
  if (former.has(file)) return { file, state: 'last-valid' };
  if (isShown) return { file, state: 'with-errors' };
  // A file that was removed is missing, not invalid.
  return { file, state: existsSync(join(root, file)) ? 'never-valid' : 'valid' };
}

const hasErrors = (file: string, { problems }: Pick<Reading, 'problems'>) =>
  problems.some((problem) => problem.file === file && isError(problem));

/** The language of pages that have none of their own. */
export const siteLanguage: string = site.languages[0];
