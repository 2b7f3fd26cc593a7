import type { Graph, Thing } from 'schema-dts';

/** A page’s structured data in schema.org terms; the layout renders it. */
export const graph = (...things: Thing[]): Graph => ({ '@context': 'https://schema.org', '@graph': things });

/** Returns JSON for a script element, with `<` escaped: it could end the element or open a comment. */
export const inScript = (data: object): string => JSON.stringify(data).replaceAll('<', '\\u003c');
