import { loadStrings } from 'virtual:strings';
import { sharePath } from '../../model/routes.ts';
import { h } from '../dom.ts';
import { loadStyles } from '../load-styles.ts';
import { isTranslated, originalText } from './original-text.ts';
import { type Passage, passageHand, selectedPassage } from './passage.ts';
import { linkedPassage } from './passage-link.ts';
import { openShare, publishedUrl, shareQuote } from './share-dialog.ts';
import styles from './sharing.css?url';

/** Delay after a change of the selection, in milliseconds, so that the offer does not follow the pointer. */
const delay = 200;
const gap = 8;
const controls = 'a, button, input, select, textarea, summary, dialog';

/** Space in pixels for the system’s menu of selected text, which is above or below the selection on touch screens. */
const menuHeight = 120;

/** Offers to share selected text, or a marked sentence that was clicked. Loaded with the first of either in an article's text. */

const prose = document.querySelector('.prose');
const offer = document.createElement('button');
offer.type = 'button';
offer.className = 'share-offer';
/** Shown instead if the text is a machine translation. */
const notice = h('p', { class: 'share-offer', role: 'status' });
let passage: Passage | undefined;
/** The reader's selection; the passage consists of whole words. */
let selected: Range | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let held = false;
/** True if the reader selects by touch: the offer is a bar at the foot of the window, where it covers no menu of the system. */
let touched = matchMedia('(pointer: coarse)').matches;
/** The marked sentence that was clicked. */
let marked: HTMLElement | undefined;
/** True if the offer had the focus when it was accepted. */
let byKeyboard = false;

const later = () => {
  clearTimeout(timer);
  timer = setTimeout(() => void show(), delay);
};
const hide = () => {
  clearTimeout(timer);
  marked = undefined;
  offer.remove();
  notice.remove();
};

/** Offers to share the selection, or else a marked sentence. `pointer` is the type of the last pointer event. */
export function offerToShare(pointer: string, mark?: HTMLElement): void {
  touched = pointer === 'touch' || (pointer === '' && touched);
  marked = mark;
  later();
}

async function show() {
  // Moving to the offer by keyboard may collapse the selection, which must not change it.
  if (!prose || held || document.activeElement === offer || document.querySelector('dialog[open]')) return;
  passage = selectedPassage(prose);
  selected = passage && getSelection()?.getRangeAt(0).cloneRange();
  if (passage) marked = undefined;
  else if (marked) passage = wholeQuote(marked);
  if (!passage) {
    hide();
    return;
  }
  const original = originalText();
  const [{ sharing: t }] = await Promise.all([loadStrings(original.lang), loadStyles(styles)]);
  const shown = isTranslated(original) ? notice : offer;
  shown.classList.toggle('bar', touched);
  notice.textContent = t.translated;
  offer.textContent = passage.mark ? t.shareQuote : t.shareSelection;
  // Next in keyboard order after the selected text.
  const end = passage.range.endContainer;
  const block = [...prose.children].find((child) => child.contains(end));
  const before = block ?? prose.lastElementChild ?? prose;
  (shown === offer ? notice : offer).remove();
  // Moving it during a press would lose the click.
  if (before.nextElementSibling !== shown) before.after(shown);
  position(passage.range, shown);
}

function wholeQuote(mark: HTMLElement): Passage {
  const range = document.createRange();
  range.selectNodeContents(mark);
  return { range, words: mark.textContent, mark };
}

/** Puts the bar at the foot of the window, or at its head; hides it where it would cover the words or the system’s menu. */
function positionBar(first: DOMRect, last: DOMRect, shown: HTMLElement) {
  const { height } = shown.getBoundingClientRect();
  const menu = marked ? 0 : menuHeight;
  const head = document.querySelector('.contents')?.getBoundingClientRect().height ?? 0;
  const isFoot = last.bottom + menu <= document.documentElement.clientHeight - height;
  const isHead = !isFoot && first.top - menu >= head + height;
  shown.style.visibility = isFoot || isHead ? '' : 'hidden';
  shown.style.left = '';
  shown.style.top = isHead ? `${head}px` : '';
}

/** Positions the offer below the end of the selection, or above its start if there is no space; always inside the window. */
function position(range: Range, shown: HTMLElement) {
  const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
  const first = lines[0] ?? range.getBoundingClientRect();
  const last = lines.at(-1) ?? first;
  if (touched) {
    positionBar(first, last, shown);
    return;
  }
  const { width, height } = shown.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const end = direction() === 'rtl' ? last.left : last.right;
  const left = Math.max(gap, Math.min(end - width / 2, clientWidth - width - gap));
  const below = last.bottom + gap;
  const above = first.top - height - gap;
  const inside = above > 0 ? above : clientHeight - height - gap;
  // Viewport coordinates are physical, so there is no logical property.
  shown.style.left = `${left + scrollX}px`;
  shown.style.top = `${(below + height < clientHeight ? below : inside) + scrollY}px`;
}
const direction = () => getComputedStyle(document.documentElement).direction;

async function share(chosen: Passage) {
  byKeyboard = document.activeElement === offer;
  const original = originalText();
  if (!prose || isTranslated(original)) {
    hide();
    await show();
    return;
  }
  const { mark } = chosen;
  const control =
    mark && document.querySelector<HTMLAnchorElement>(`a.share[href="${sharePath(mark.id.slice(2))}"]`);
  if (control) {
    await shareQuote(control, restoreSelection);
    return;
  }
  // Hide the offer while the page is searched for the text around the passage.
  offer.hidden = true;
  const linked = linkedPassage(publishedUrl(location.pathname), prose, chosen);
  offer.hidden = false;
  await openShare(
    {
      ...{ words: linked.words, hand: passageHand(prose, linked.range), by: original.title },
      ...{ url: linked.url, lang: original.lang },
    },
    undefined,
    restoreSelection,
  );
}

/** Restores the selection when the dialog closes, and the focus of keyboard users. */
function restoreSelection() {
  if (!selected) return;
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(selected);
  if (byKeyboard) offer.focus();
}

// A press would clear the selection.
offer.addEventListener('pointerdown', (event) => {
  event.preventDefault();
});
offer.addEventListener('mousedown', (event) => {
  event.preventDefault();
});
offer.addEventListener('click', () => {
  if (passage) void share(passage);
});
document.addEventListener('selectionchange', later);
// A machine translation may start while the offer is shown.
new MutationObserver(later).observe(document.documentElement, { attributeFilter: ['class', 'lang'] });
document.addEventListener('keydown', (event) => {
  // In a dialog, Escape closes only the dialog.
  if (event.key === 'Escape' && !document.querySelector('dialog[open]')) hide();
  // Browsers differ in where Tab moves from a selection; while no control has the focus, it moves to the offer.
  if (
    event.key === 'Tab' &&
    !event.shiftKey &&
    offer.isConnected &&
    !document.activeElement?.matches(controls)
  ) {
    event.preventDefault();
    offer.focus({ preventScroll: true });
  }
});
document.addEventListener(
  'pointerdown',
  (event) => {
    touched = event.pointerType === 'touch';
    held = !touched && event.target !== offer;
    if (event.target !== offer) marked = undefined;
  },
  { capture: true },
);
// The bar stays in the window, and the words move.
addEventListener('scroll', () => {
  if (touched && offer.isConnected) later();
});
for (const kind of ['pointerup', 'pointercancel'])
  document.addEventListener(kind, () => {
    held = false;
    later();
  });
