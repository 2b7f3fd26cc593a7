let sizes: ReadonlyMap<string, number> = new Map();

/** Notes the size of each file of the finished site, by its path. */
export const noteSizes = (of: ReadonlyMap<string, number>): void => {
  sizes = of;
};

/** Returns the size of each file of the finished site, so that nobody looks at all of them again. */
export const builtSizes = (): ReadonlyMap<string, number> => sizes;
