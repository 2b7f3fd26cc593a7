/*
 * What mail programs render, as a list that allows (caniemail.com has the tables): Outlook for Windows lays out with Word, Gmail keeps few properties and no
 * style sheet in many of its apps.
 */

const elements = new Set('html head meta title style body table tr td h1 h2 h3 p span a br'.split(' '));
const attributes = new Set(
  'lang dir charset name content role class width border cellpadding cellspacing align style href'.split(' '),
);
const properties = new Set(
  [
    'color background-color font-family font-size font-weight line-height text-decoration',
    'margin padding padding-left padding-right padding-top padding-bottom',
    'border-top border-left border-right max-width',
  ]
    .join(' ')
    .split(' '),
);
/** Gmail cuts off the rest of a message. */
const mostBytes = 102_000;

/** Returns what mail programs would not render in the HTML of a message. */
export function unrendered(html: string): string[] {
  const found: string[] = [];
  const bytes = Buffer.byteLength(html);
  if (bytes > mostBytes) found.push(`${bytes} bytes`);
  if (!html.startsWith('<!doctype html>')) found.push('no doctype');
  const shown = html
    .replace(/<style>[^]*?<\/style>/, '<style></style>')
    .replace(/<!--\[if mso\]>[^]*?<!\[endif\]-->/g, '');
  if (shown.includes('<!--')) found.push('a comment');
  for (const [, name = '', rest = ''] of shown.matchAll(/<([a-z]\w*)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*>/gi)) {
    if (!elements.has(name)) found.push(`<${name}>`);
    for (const [, attribute = '', value = ''] of rest.matchAll(/([\w-]+)="([^"]*)"/g)) {
      if (!attributes.has(attribute)) found.push(`${name} ${attribute}`);
      if (attribute === 'href' && !value.startsWith('https://')) found.push(`link ${value}`);
      if (attribute === 'style') found.push(...unrenderedRules(value));
    }
  }
  return [...new Set(found)];
}

function unrenderedRules(style: string): string[] {
  return style
    .split(';')
    .filter((rule) => rule !== '')
    .flatMap((rule) => {
      const [, property = '', value = ''] = /^([a-z-]+):(.+)$/.exec(rule) ?? [];
      if (!properties.has(property)) return [rule];
      return /url\(|calc\(|var\(|rem|vw|\bauto\b/.test(value) ? [rule] : [];
    });
}
