import type { Properties } from '../document.ts';
import { NameIndex } from '../match-names.ts';
import type { ImportContext, Piece } from '../types.ts';
import { bodyOf } from './body.ts';
import { HeaderReader, type Known } from './header.ts';
import { linesOf } from './lines.ts';
import { splitTail } from './tail.ts';

/** Reads a plain text: what somebody typed, or copied from the page of a news site with all that surrounds an article. */
export function readPlainText(
  text: string,
  context: Pick<ImportContext, 'topics' | 'people' | 'options'>,
  properties: Properties = {},
): Piece {
  const lines = linesOf(text);
  const known: Known = {
    topics: new NameIndex(context.topics),
    people: new NameIndex(context.people),
    monthFirst: context.options?.lang === 'en-US',
  };
  const header = new HeaderReader(lines, known, { title: properties.fixedTitle });
  const tail = splitTail(
    lines.slice(header.next),
    known,
    header.authors.map(({ value }) => value),
  );
  const body = bodyOf(tail.text);
  for (const { date, text: from } of tail.dates) header.addDate(date, from);
  const authors = [...header.authors, ...tail.authors];
  return {
    title: header.title,
    standfirst: header.standfirst,
    date: header.date ?? properties.date,
    authors: authors.length > 0 ? authors : (properties.authors ?? []),
    topics: [...header.topics, ...tail.topics],
    formerUrls: [],
    body: body.root,
    pictures: properties.pictures ?? new Map<string, Uint8Array>(),
    setApart: [...header.setApart, ...body.setApart, ...tail.setApart],
    doubts: [...header.doubts, ...body.doubts, ...tail.doubts],
  };
}
