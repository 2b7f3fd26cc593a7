/** What a page shows at its first paint, with its first letters and when all has arrived; `visit` puts it into `window.firstVisit`. */
export interface FirstVisit {
  /** Milliseconds from the request to the first contentful paint, and to the first letters: Firefox reports a paint with letters that it does not draw yet. */
  painted: number;
  lettered: number;
  /** Widths of the samples in the first letters, and in the fonts that they should have, in pixels. */
  shown: Record<string, number>;
  own: Record<string, number>;
  /** Widths when the page is loaded. */
  last: Record<string, number>;
  /** The farthest that a block or a line has moved since the first paint, and since the first letters, in pixels. */
  movedBefore: number;
  moved: number;
  /** Where it was not the same number of lines. */
  wrapped: string[];
}

/** Samples of text by name, for pages of each direction. */
export type Samples = Record<'ltr' | 'rtl', Record<string, string>>;

/**
 * Runs in the head of a page, before the first paint. It measures samples of text in the fonts of text and headings when letters are first drawn, and
 * again in the complete fonts when the page is loaded. Letters are not drawn while their font is `optional` and loading, for up to 100 ms; then
 * that font has failed. It uses no variables outside of it.
 */
export function visit(samplesOf: Samples): void {
  const samples = samplesOf[document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr'];
  const weights = { text: '400', heading: '600' } as const;
  const widthOf = (family: string, weight: string, sample: string) => {
    const span = document.createElement('span');
    span.textContent = sample;
    Object.assign(span.style, {
      position: 'absolute',
      visibility: 'hidden',
      whiteSpace: 'pre',
      fontSize: '100px',
      letterSpacing: '0',
      fontFamily: family,
      fontWeight: weight,
    });
    document.body.append(span);
    const { width } = span.getBoundingClientRect();
    span.remove();
    return width;
  };
  const each = (measure: (weight: string, sample: string) => number) =>
    Object.fromEntries(
      Object.entries(samples).flatMap(([script, sample]) =>
        Object.entries(weights).map(([name, weight]) => [`${name}, ${script}`, measure(weight, sample)]),
      ),
    );
  const blocks = () =>
    [...document.querySelectorAll('h1, h2, h3, p, nav, header > a')].map((block) => {
      const { top, left, width, height } = block.getBoundingClientRect();
      return { block, top: top + scrollY, left, width, height };
    });
  const family = () => getComputedStyle(document.body).fontFamily;
  interface Seen {
    at: number;
    shown: Record<string, number>;
    blocks: ReturnType<typeof blocks>;
  }
  const look = (at: number): Seen => ({
    at,
    shown: each((weight, sample) => widthOf(family(), weight, sample)),
    blocks: blocks(),
  });
  let [paint, letters]: (Seen | undefined)[] = [];
  const isHidden = () => getComputedStyle(document.body).opacity === '0';
  const isLoading = () =>
    [...document.fonts].some(
      ({ family: name, style, status }) =>
        status === 'loading' && style === 'normal' && family().includes(name.replace(/["']/g, '')),
    );
  const painted = (time: number) => {
    paint ??= look(time);
    if (isHidden() || isLoading())
      requestAnimationFrame(() => {
        painted(performance.now());
      });
    else letters ??= look(time);
  };
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries())
      if (name === 'first-contentful-paint') painted(startTime);
  }).observe({ type: 'paint', buffered: true });

  const ownFonts = async () => {
    const families = family()
      .split(',')
      .map((name) => name.trim().replace(/["']/g, ''));
    const rules = [...document.styleSheets]
      .flatMap((sheet) => [...sheet.cssRules])
      .filter((rule): rule is CSSFontFaceRule => rule instanceof CSSFontFaceRule);
    const loaded = rules.flatMap(({ style, parentStyleSheet }) => {
      const name = style.getPropertyValue('font-family').replace(/["']/g, '');
      const url = /url\(["']?([^"')]+)/.exec(style.getPropertyValue('src'))?.[1];
      if (url === undefined || !families.includes(name) || style.getPropertyValue('font-style') === 'italic')
        return [];
      const face = new FontFace(
        `complete ${name}`,
        `url(${new URL(url, parentStyleSheet?.href ?? location.href).href})`,
        {
          weight: style.getPropertyValue('font-weight') || '400',
          unicodeRange: style.getPropertyValue('unicode-range') || 'U+0-10FFFF',
          display: 'block',
        },
      );
      document.fonts.add(face);
      return [face.load()];
    });
    await Promise.all(loaded);
    return families.map((name) => `"complete ${name}"`).join(', ');
  };
  addEventListener('load', () => {
    void (async () => {
      await new Promise((resolve) => setTimeout(resolve, 600));
      const last = blocks();
      const lastWidths = each((weight, sample) => widthOf(family(), weight, sample));
      const complete = await ownFonts();
      const own = each((weight, sample) => widthOf(complete, weight, sample));
      if (!paint || !letters) return;
      const pairsOf = (seen: Seen) =>
        seen.blocks.map((before) => ({ before, after: last.find(({ block }) => block === before.block) }));
      const distance = (seen: Seen) =>
        Math.max(
          0,
          ...pairsOf(seen).flatMap(({ before, after }) =>
            after
              ? (['top', 'left', 'height'] as const).map((side) => Math.abs(after[side] - before[side]))
              : [],
          ),
        );
      Object.assign(window, {
        firstVisit: {
          painted: paint.at,
          lettered: letters.at,
          shown: letters.shown,
          own,
          last: lastWidths,
          movedBefore: distance(paint),
          moved: distance(letters),
          wrapped: pairsOf(letters)
            .filter(({ before, after }) => after && Math.abs(after.height - before.height) > 1)
            .map(({ before }) => before.block.textContent.slice(0, 40)),
        },
      });
    })();
  });
}
