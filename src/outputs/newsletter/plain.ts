import type { Letter, LetterItem } from './letter.ts';

/** Mail programs show lines of up to 78 characters without breaking them (RFC 5322). */
const longestLine = 76;

/** Returns a newsletter as plain text, for the second part of an e-mail. */
export function plainLetter({ title, site, sections }: Letter): string {
  const parts = [
    `${site.name}\n${site.tagline}`,
    title,
    ...sections.flatMap((section) => [underlined(section.title), ...section.items.map(itemIn)]),
    site.url,
  ];
  return `${parts.join('\n\n')}\n`;
}

const underlined = (text: string) => `${text}\n${'-'.repeat(text.length)}`;

const itemIn = ({ above, title, url, paragraphs, quotes }: LetterItem): string =>
  [
    `${wrapped(above)}\n${wrapped(title)}\n${url}`,
    ...paragraphs.map((text) => wrapped(text)),
    ...quotes.map(({ text, credit, url: permalink }) =>
      [wrapped(text, '  '), ...(credit === '' ? [] : [wrapped(`— ${credit}`, '  ')]), `  ${permalink}`].join(
        '\n',
      ),
    ),
  ].join('\n\n');

/** Breaks text into lines. Words that are longer, such as URLs, stay in one. */
function wrapped(text: string, indent = ''): string {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && indent.length + last.length + 1 + word.length <= longestLine)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => indent + line).join('\n');
}
