/**
 * Returns illegible elements of the page as it is rendered now: text with a contrast below 4.5 to 1 against its background
 * (WCAG 2.2, 1.4.3, without its exception for large text), and open dialogs and popovers without an opaque background.
 * Runs in the page, so it uses no outer variables, and nothing newer than the oldest browser of the support policy.
 * Ignores gradients and images.
 */
export function illegible(): string[] {
  type Color = [number, number, number, number];
  const parse = (color: string): Color => {
    const parts = (/\(([^)]*)\)/.exec(color)?.[1] ?? '')
      .split(/[\s,/]+/)
      .filter(Boolean)
      .map(Number);
    return [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0, parts[3] ?? 1];
  };
  const over = ([r, g, b, a]: Color, below: Color): Color => [
    r * a + below[0] * (1 - a),
    g * a + below[1] * (1 - a),
    b * a + below[2] * (1 - a),
    1,
  ];
  const luminance = (color: Color) => {
    const [r = 0, g = 0, b = 0] = color.slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  // The browser’s own background is behind the page; it may be dark.
  const probe = document.createElement('p');
  probe.style.backgroundColor = 'Canvas';
  document.body.append(probe);
  const canvas = parse(getComputedStyle(probe).backgroundColor);
  probe.remove();
  const backgrounds = new Map<Element, Color>();
  const background = (element: Element | null): Color => {
    if (!element) return canvas;
    const known = backgrounds.get(element);
    if (known) return known;
    const own = parse(getComputedStyle(element).backgroundColor);
    const found = over(own, background(element.parentElement));
    backgrounds.set(element, found);
    return found;
  };

  const errors = new Set<string>();
  const name = (element: Element) =>
    `${element.tagName.toLowerCase()}${element.className ? `.${element.getAttribute('class') ?? ''}` : ''}`;
  const text = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = text.nextNode(); node; node = text.nextNode()) {
    const element = node.parentElement;
    if (!element || !node.nodeValue?.trim()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const { width, height } = range.getBoundingClientRect();
    const { visibility, opacity, color, clipPath } = getComputedStyle(element);
    if (width < 2 || height < 2 || visibility !== 'visible' || opacity === '0' || clipPath !== 'none')
      continue;
    const behind = background(element);
    const [a, b] = [luminance(over(parse(color), behind)), luminance(behind)];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5)
      errors.add(
        `${name(element)}: ${color} on rgb(${behind.slice(0, 3).join(', ')}), ${contrast.toFixed(1)} to 1`,
      );
  }
  for (const box of document.querySelectorAll('dialog[open], [popover]')) {
    if (box.getBoundingClientRect().width === 0) continue;
    const { backgroundColor } = getComputedStyle(box);
    if (parse(backgroundColor)[3] < 1) errors.add(`${name(box)}: transparent (${backgroundColor})`);
  }
  return [...errors];
}
