/**
 * Keeps, for the next run of axe, one element of each look that is not `known`, and returns the new looks. Runs in the page, and uses
 * nothing outside itself. A look is a hash of all that a rule on colors reads of a visible text or link and of every element around it,
 * with their names and classes, because a box that is placed over or under a text is not around it.
 */
export function keepNewLooks(known: string[]): string[] {
  const colors = [
    ...['color', 'background-color', 'background-image', 'opacity', 'filter', 'mix-blend-mode'],
    ...['text-shadow', 'text-decoration-color', 'border-bottom-color'],
  ];
  const shapes = [
    ...['font-size', 'font-weight', 'font-style', 'display', 'position', 'z-index', 'clip-path'],
    ...['visibility', 'text-decoration-line', 'border-bottom-style'],
  ];
  const hashes = new Map<string, string>();
  /** Returns 53 bits of a text’s hash (cyrb53). Most elements look like one before. */
  const hash = (text: string): string => {
    const found = hashes.get(text) ?? hashOf(text);
    hashes.set(text, found);
    return found;
  };
  const hashOf = (text: string): string => {
    let [a, b] = [0xdeadbeef, 0x41c6ce57];
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      a = Math.imul(a ^ code, 2654435761);
      b = Math.imul(b ^ code, 1597334677);
    }
    a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
    b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
    return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
  };
  // In another scheme of colors, the same page has the same shapes.
  const page = window as unknown as { knownShapes?: Map<Element, string> };
  const knownShapes = (page.knownShapes ??= new Map<Element, string>());
  const shapeOf = (element: Element, style: CSSStyleDeclaration): string => {
    const found =
      knownShapes.get(element) ??
      [
        element.localName,
        element.getAttribute('class'),
        ...shapes.map((name) => style.getPropertyValue(name)),
      ].join();
    knownShapes.set(element, found);
    return found;
  };
  const styles = new Map<Element, string>();
  const styleOf = (element: Element): string => {
    const found = styles.get(element);
    if (found !== undefined) return found;
    const style = getComputedStyle(element);
    const own = colors.map((name) => style.getPropertyValue(name)).join();
    const around = element.parentElement ? styleOf(element.parentElement) : '';
    const look = hash(`${around} ${shapeOf(element, style)} ${own}`);
    styles.set(element, look);
    return look;
  };
  const hasText = (element: Element) =>
    [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && /\S/.test(node.nodeValue ?? ''),
    );
  /** Whether other words are in the same block as a link, from which it must differ. */
  const isAmongWords = (link: Element): boolean => {
    let block = link.parentElement;
    while (block && getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
    return block?.textContent.trim() !== link.textContent.trim();
  };
  const looks = new Set(known);
  const found = new Map<string, Element>();
  for (const element of document.querySelectorAll('body *')) {
    const isLink = element.matches('a[href]');
    if (!isLink && !element.matches('input, select, textarea') && !hasText(element)) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const look = styleOf(element) + (isLink && isAmongWords(element) ? ' among words' : '');
    if (!looks.has(look) && !found.has(look)) found.set(look, element);
  }
  Object.assign(window, { newLooks: found.size > 0 ? [...found.values()] : undefined });
  return [...found.keys()];
}
