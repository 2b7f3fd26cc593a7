import type { Element } from 'hast';

/**
 * The element that marks a block in a rendered body: a pull-quote, a source in a note, a timeline. Plugins leave it empty, because they
 * know the text but not the library; `splitBlocks` finds it, and a component fills it.
 */
export const blockElementName = 'verbatim-block';

/** What `at` is of a pull-quote with much text between the marked words and the end of their block: of a list, a table. */
export const farFromQuote = 'far';

/** Returns the properties of a block element; `at` is the place in a source: `p. 12`. */
export const blockProperties = (kind: string, id = '', at = '') => ({
  dataKind: kind,
  dataId: id,
  ...(at === '' ? {} : { dataAt: at }),
});

export const blockElement = (kind: string, id = '', at = ''): Element => ({
  type: 'element',
  tagName: blockElementName,
  properties: blockProperties(kind, id, at),
  children: [],
});

export type BodyPart = { html: string } | { kind: string; id: string; at: string };

/** Splits rendered HTML at its block elements. */
export function splitBlocks(html: string): BodyPart[] {
  const pattern = new RegExp(
    `<${blockElementName} data-kind="([a-z-]+)" data-id="([a-z0-9-]*)"(?: data-at="([^"]*)")?></${blockElementName}>`,
    'g',
  );
  const parts: BodyPart[] = [];
  let from = 0;
  for (const match of html.matchAll(pattern)) {
    parts.push(
      { html: html.slice(from, match.index) },
      { kind: match[1] ?? '', id: match[2] ?? '', at: match[3] ?? '' },
    );
    from = match.index + match[0].length;
  }
  parts.push({ html: html.slice(from) });
  return parts;
}
