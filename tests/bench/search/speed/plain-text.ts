const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: '’',
  nbsp: ' ',
  mdash: '—',
  ndash: '–',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  hellip: '…',
  bull: '•',
};

/** Returns text with references such as `&#8211;` and `&amp;` decoded. */
export const withoutEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,6})|([a-z]+));/g, (whole, code?: string, name?: string) =>
    code ? String.fromCodePoint(Number(code)) : (named[name ?? ''] ?? whole),
  );

/** The paragraphs of Markdown without its signs: near enough to weigh an index by. */
export const paragraphsOf = (markdown: string): string[] =>
  markdown
    .replaceAll('\r', '')
    .replace(/\{\{.*?\}\}/gs, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .split(/\n\s*\n/)
    .map((block) =>
      withoutEntities(block.replace(/^\s*(?:#+|[-*+>]|\d+\.)\s+/gm, '').replace(/[*_`]{1,3}/g, ''))
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter(Boolean);
