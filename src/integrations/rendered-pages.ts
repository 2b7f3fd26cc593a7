/** The content of a page’s file. */
export type PageContent = string | Uint8Array;

type Listener = (file: string, page: PageContent, path: string) => void;

const listeners: Listener[] = [];

/** Has a function called with each page as soon as it is rendered: `file` is its path from the folder of the site, `path` where it was written. */
export const onRenderedPage = (listen: Listener): void => {
  listeners.push(listen);
};

/** Calls none of these functions any more: a build starts over. */
export const forgetRenderedPages = (): void => {
  listeners.length = 0;
};

/** Tells the listeners about a page. Pages of the previous build that are used again are not rendered. */
export const pageRendered: Listener = (...page) => {
  for (const listen of listeners) listen(...page);
};
