import type { Graph, Thing } from 'schema-dts';

/** What a page says to machines in the words of schema.org; the page layout prints it. */
export const graph = (...things: Thing[]): Graph => ({ '@context': 'https://schema.org', '@graph': things });

/** JSON for a script element: a `<` in it could end the element or open a comment. */
export const inScript = (data: object): string => JSON.stringify(data).replaceAll('<', '\\u003c');
