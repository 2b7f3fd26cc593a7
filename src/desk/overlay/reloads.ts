/** The metric that has the number of reloads before the request of a page. */
export const reloadsMetric = 'reloads';

/** What a page sends when it connects, with that number. */
export const loadedEvent = 'verbatim:loaded';
