/** Where the path and the title of the article that was read last are stored on this device. */
export const lastPlaceKey = `${storagePrefix}last-place`;
export const lastTitleKey = `${storagePrefix}last-title`;

/** The fragment of a link to where the reader stopped in an article. */
export const resumeFragment = '#continue';
