export type Attributes = Record<string, string | undefined>;

/** Creates an element with attributes and children; omits attributes that are undefined. Strings become text, never markup. */
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
