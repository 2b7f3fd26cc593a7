import { h } from '../dom.ts';
import { loadStyles } from '../load-styles.ts';
import styles from './link-preview.css?url';
import { type PageSummary, summaryOf } from './page-summary.ts';

/**
 * Previews of links inside of a page: title, kind and summary of the page they lead to. They follow WCAG 2.2, 1.4.13: Escape closes one, the
 * pointer can move into it, and it stays while the pointer or the focus is there. Screen readers find it as the description of the link,
 * and announce nothing when it appears.
 */

/** How long the pointer or the focus stays on a link before its page is requested, in milliseconds. */
const delay = 300;
/** How long the pointer may be between a link and its preview, in milliseconds. */
const grace = 250;
/** Distance from the link and from the edges of the window, in CSS pixels. */
const gap = 6;

/** Links that say themselves where they lead, or whose page the reader has just seen: headings, navigation, actions, the words of a quote. */
const withoutPreview =
  ':is(h1, h2, h3, h4, nav, blockquote, .pull-quote, .actions) a, .quote-tag, [download], [target]';

let opening: ReturnType<typeof setTimeout> | undefined;
let shown: { link: Element; close: () => void } | undefined;
/** The link whose preview the reader has closed: it stays closed until the reader has left the link. */
let dismissed: Element | undefined;

const isOn = (link: Element) => link.matches(':hover, :focus-visible');

/** Shows the preview of a link, if it has one and the pointer or the focus stays on it. */
export function preview(link: Element): void {
  if (link === shown?.link || link === dismissed || link.matches(withoutPreview)) return;
  // Not `link.href`: a link in a drawing has none.
  const url = new URL(link.getAttribute('href') ?? '', location.href);
  if (url.origin !== location.origin || url.pathname === location.pathname || !url.pathname.endsWith('/'))
    return;
  clearTimeout(opening);
  opening = setTimeout(() => {
    if (isOn(link)) void open(link, url.pathname);
  }, delay);
}

async function open(link: Element, path: string): Promise<void> {
  const [summary] = await Promise.all([summaryOf(path), loadStyles(styles)]);
  if (!summary || !isOn(link) || link === shown?.link) return;
  shown?.close();
  show(link, summary);
}

function show(link: Element, { lang, dir, kicker, title, text, hand }: PageSummary): void {
  const card = h(
    'div',
    { id: 'link-preview', class: 'link-preview', role: 'tooltip', lang, dir },
    ...(kicker ? [h('p', { class: 'meta' }, kicker)] : []),
    h('p', { class: 'about' }, hand ? h('span', { class: `hand ${hand}` }, title) : h('b', {}, title)),
    h('p', { class: 'summary' }, text),
  );
  const ended = new AbortController();
  const { signal } = ended;
  const close = () => {
    ended.abort();
    card.remove();
    link.removeAttribute('aria-describedby');
    shown = undefined;
  };
  const closeIfLeft = () => {
    setTimeout(() => {
      if (!signal.aborted && !isOn(link) && !card.matches(':hover')) close();
    }, grace);
  };
  for (const [part, kind] of [
    [link, 'pointerleave'],
    [link, 'blur'],
    [card, 'pointerleave'],
  ] as const)
    part.addEventListener(kind, closeIfLeft, { signal });
  document.addEventListener(
    'keydown',
    ({ key }) => {
      if (key !== 'Escape') return;
      close();
      dismissed = link;
      for (const kind of ['pointerleave', 'blur']) link.addEventListener(kind, forget, { once: true });
    },
    { signal },
  );
  // A page that the browser keeps for Back, and a window of another size, would show it in the wrong place.
  for (const kind of ['pagehide', 'resize']) addEventListener(kind, close, { signal });

  document.querySelector('main')?.append(card);
  link.setAttribute('aria-describedby', card.id);
  // Above a note that is open. Older browsers show it above the text.
  if ('showPopover' in card) {
    card.popover = 'manual';
    card.showPopover();
  }
  position(card, link);
  shown = { link, close };
}

function forget({ currentTarget }: Event): void {
  if (dismissed === currentTarget) dismissed = undefined;
}

/** Puts a preview below its link, or above it where the window ends. */
function position(card: HTMLElement, link: Element): void {
  const box = link.getBoundingClientRect();
  // Without the space that is kept for a scrollbar, which `clientWidth` may contain.
  const { left, right } = document.documentElement.getBoundingClientRect();
  const { clientHeight } = document.documentElement;
  const { offsetWidth: width, offsetHeight: height } = card;
  const isRightToLeft = getComputedStyle(document.documentElement).direction === 'rtl';
  // Where the last line of the link begins: the pointer or the eye is near.
  const last = [...link.getClientRects()].at(-1) ?? box;
  const start = isRightToLeft ? last.right - width : last.left;
  const isBelow = box.bottom + gap + height <= clientHeight || box.top < height + gap;
  // Coordinates of the window are physical, so there are no logical properties.
  card.style.left = `${Math.max(left + gap, Math.min(start, right - width - gap)) + scrollX}px`;
  card.style.top = `${(isBelow ? box.bottom + gap : box.top - height - gap) + scrollY}px`;
}
