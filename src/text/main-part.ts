const main = /<main[\s>][^]*<\/main>/;

/**
 * Returns a page with nothing but what it shows apart from its frame, which half of its bytes are: a parser needs half the time. A page
 * without `<main>` is returned as it is.
 */
export function mainPart(page: string): string {
  const [found] = main.exec(page) ?? [];
  return found === undefined ? page : `<!doctype html><html><head></head><body>${found}</body></html>`;
}
