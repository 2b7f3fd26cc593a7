/**
 * Returns the URL at which the dev server opens a file of the publication in the editor, at a line. Vite has it at the root of the host, also
 * for a site in a folder.
 */
export const editorUrl = (file: string, line?: number): string =>
  `/__open-in-editor?file=${encodeURIComponent(line === undefined ? file : `${file}:${line}`)}`;
