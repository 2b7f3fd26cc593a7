import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from './rules.ts';

/** Where previews are built, in the folder of the publication. */
export const previewFolder = 'dist-drafts';

/** The file that marks the folder of a preview, which contains drafts and scheduled articles. */
export const previewMarker = '.verbatim-preview';

/** The text of the marker, for people who find it. */
export const markerText =
  'This folder is a preview: it contains drafts and scheduled articles. Do not publish it. Written by npm run build -- --drafts.\n';

/**
 * True if a folder holds a preview of a site. Copies and uploads can leave out hidden files, so the front page counts too: its root element
 * has the attribute `data-preview`.
 */
export function isPreviewFolder(folder: string): boolean {
  if (existsSync(join(folder, previewMarker))) return true;
  const front = join(folder, 'index.html');
  return existsSync(front) && /<html[^>]* data-preview\b/.test(readFileSync(front, 'utf8').slice(0, 2000));
}

/**
 * Returns the error message for a folder that holds a preview. Every command that publishes a folder, or writes the configuration of a
 * host for it, prints this and exits with 1.
 */
export const previewRefusal = (folder: string): string | undefined =>
  isPreviewFolder(folder)
    ? `${folder}/ is a preview: it contains drafts and scheduled articles, which must not be published.\n  fix  npm run build`
    : undefined;

/** The header of every response from a preview. */
export const previewHeader = { 'x-robots-tag': 'noindex, nofollow, noarchive' };

/** Headers of a preview, after those of every site. */
export const previewRule: Rule = {
  why: 'A preview: no search engine may show or keep it.',
  paths: ['/*'],
  headers: previewHeader,
};
