import { withBase } from '../model/routes.ts';

/** Returns the URL at which the dev server opens a file of the publication in the editor, at a line. */
export const editorUrl = (file: string, line?: number): string =>
  withBase(`/__open-in-editor?file=${encodeURIComponent(line === undefined ? file : `${file}:${line}`)}`);
