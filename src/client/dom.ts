export type Attributes = Record<string, string | undefined>;

/** An element with attributes and children; an attribute without a value is left out, and text is text, never markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K];
export function h(name: string, attributes: Attributes, ...children: (Node | string)[]): HTMLElement;
export function h(name: string, attributes: Attributes, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(key, value);
  element.append(...children);
  return element;
}
