/**
 * How many entries a full page of a list has, by the kind of its entries; the first page has up to one less than twice as many. So no page
 * has more than 150 KB of HTML, in languages with two bytes a letter either (docs/decisions/037-lists-are-counted-from-the-oldest.md).
 */
export const pageSizes = {
  articles: 50,
  quotes: 50,
  /** What a person said. */
  record: 50,
  changes: 40,
  /** Articles of a year, a line each. */
  archive: 200,
  /** Parts of a series. */
  parts: 50,
  /** The longest list on a person’s page, which has three lists. A longer one has pages of its own. */
  onPerson: 40,
};

export type PageSizes = Readonly<typeof pageSizes>;
