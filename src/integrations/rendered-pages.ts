type Listener = (file: string, page: Uint8Array) => void;

let listener: Listener | undefined;

/** Has a function called with each page as soon as it is rendered: `file` is its path from the folder of the site. */
export const onRenderedPage = (listen: Listener): void => {
  listener = listen;
};

/** Tells the listener about a page. Pages of the previous build that are used again are not rendered. */
export const pageRendered: Listener = (file, page) => listener?.(file, page);
