/** Finished HTML, as opposed to text that is to be escaped. */
export interface Html {
  html: string;
}

/** Elements without an end tag (html.spec.whatwg.org, “void elements”) that panels use. */
const isVoid = new Set(['input']);

const reference = (character: string) => `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;

/**
 * Returns an element of trusted names as HTML; an attribute without a value is the empty string. The bytes are those of hast-util-to-html, which takes ten times as
 * long: for what every page of a quote has.
 */
export const htmlElement = (
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Html | string)[]
): Html => {
  let html = `<${name}`;
  for (const [attribute, value] of Object.entries(attributes))
    html += value === '' ? ` ${attribute}` : ` ${attribute}="${value.replace(/["&'`]/g, reference)}"`;
  html += '>';
  if (isVoid.has(name)) return { html };
  for (const child of children)
    html += typeof child === 'string' ? child.replace(/[<&]/g, reference) : child.html;
  return { html: `${html}</${name}>` };
};
