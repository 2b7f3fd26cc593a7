/** What a page shows at its first paint and when all has arrived; `visit` puts it into `window.firstVisit`. */
export interface FirstVisit {
  /** Milliseconds from the request to the first contentful paint. */
  painted: number;
  /** Widths of the samples at the first paint, and in the fonts that they should have, in pixels. */
  shown: Record<string, number>;
  own: Record<string, number>;
  /** Widths when the page is loaded: with `font-display: optional`, those of the first paint with visible letters. */
  last: Record<string, number>;
  /** The farthest that a block or a line has moved since the first paint, in pixels. */
  moved: number;
  /** Where it was not the same number of lines. */
  wrapped: string[];
}

/** Samples of text by name, for pages of each direction. */
export type Samples = Record<'ltr' | 'rtl', Record<string, string>>;

/**
 * Runs in the head of a page, before the first paint. It measures samples of text in the fonts of text and headings at the first paint, and
 * again in the complete fonts when the page is loaded. It uses no variables outside of it.
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
  let first:
    { painted: number; shown: Record<string, number>; blocks: ReturnType<typeof blocks> } | undefined;
  const painted = (time: number) => {
    first ??= {
      painted: time,
      shown: each((weight, sample) => widthOf(family(), weight, sample)),
      blocks: blocks(),
    };
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
      if (!first) return;
      const pairs = first.blocks.map((before) => ({
        before,
        after: last.find(({ block }) => block === before.block),
      }));
      const distance = pairs.map(({ before, after }) =>
        after
          ? Math.max(
              ...(['top', 'left', 'height'] as const).map((side) => Math.abs(after[side] - before[side])),
            )
          : 0,
      );
      Object.assign(window, {
        firstVisit: {
          painted: first.painted,
          shown: first.shown,
          own,
          last: lastWidths,
          moved: Math.max(0, ...distance),
          wrapped: pairs
            .filter(({ before, after }) => after && Math.abs(after.height - before.height) > 1)
            .map(({ before }) => before.block.textContent.slice(0, 40)),
        },
      });
    })();
  });
}
