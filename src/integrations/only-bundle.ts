/** What a process needs to know that makes a bundle, and nothing else of a site. */
export interface OnlyBundle {
  /** How many articles are published: the process does not read them. */
  articles: number;
}

let only: OnlyBundle | undefined;

/** Limits this process to the bundle. */
export const makeOnlyBundle = (order: OnlyBundle): void => {
  only = order;
};

/** Returns what a process knows that makes only the bundle; undefined in any other. */
export const onlyBundle = (): OnlyBundle | undefined => only;
