import { loadStrings } from 'virtual:strings';
import { sharePath } from '../../model/routes.ts';
import { h } from '../dom.ts';
import { loadStyles } from '../load-styles.ts';
import { asBuilt, isTranslated } from './as-built.ts';
import { type Passage, selectedPassage } from './passage.ts';
import { linkedPassage } from './passage-link.ts';
import { onPublication, openShare, shareQuote } from './share-dialog.ts';
import styles from './sharing.css?url';

/** Waits this many milliseconds after a change of the selection, so that the offer does not run after the pointer. */
const pause = 200;
const gap = 8;
const controls = 'a, button, input, select, textarea, summary, dialog';

/** Offers to share the words a reader selects. Loaded with the first selection in an article's text. */

const prose = document.querySelector('.prose');
const offer = document.createElement('button');
offer.type = 'button';
offer.className = 'share-offer';
/** Stands there instead where the words are a machine's translation. */
const notice = h('p', { class: 'share-offer', role: 'status' });
let passage: Passage | undefined;
/** As the reader selected it; the passage has whole words. */
let selected: Range | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let held = false;
let touched = false;
/** Whether the offer had the focus when it was taken. */
let byKeyboard = false;

const later = () => {
  clearTimeout(timer);
  timer = setTimeout(() => void show(), pause);
};
const hide = () => {
  clearTimeout(timer);
  offer.remove();
  notice.remove();
};

async function show() {
  // Going to the offer by keyboard may collapse the selection; it stays what it was.
  if (!prose || held || document.activeElement === offer || document.querySelector('dialog[open]')) return;
  passage = touched ? undefined : selectedPassage(prose);
  selected = passage && getSelection()?.getRangeAt(0).cloneRange();
  if (!passage) {
    hide();
    return;
  }
  const built = asBuilt();
  const [{ sharing: t }] = await Promise.all([loadStrings(built.lang), loadStyles(styles)]);
  const shown = isTranslated(built) ? notice : offer;
  notice.textContent = t.translated;
  offer.textContent = passage.mark ? t.shareQuote : t.shareSelection;
  // Right after the selected words in the order of the keyboard.
  const end = passage.range.endContainer;
  const block = [...prose.children].find((child) => child.contains(end));
  const before = block ?? prose.lastElementChild ?? prose;
  (shown === offer ? notice : offer).remove();
  // Moved in the middle of a press, it would lose the click.
  if (before.nextElementSibling !== shown) before.after(shown);
  place(passage.range, shown);
}

/** Below the end of the words, or above their beginning where there is no room; always within the window. */
function place(range: Range, shown: HTMLElement) {
  const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
  const first = lines[0] ?? range.getBoundingClientRect();
  const last = lines.at(-1) ?? first;
  const { width, height } = shown.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const end = direction() === 'rtl' ? last.left : last.right;
  const left = Math.max(gap, Math.min(end - width / 2, clientWidth - width - gap));
  const below = last.bottom + gap;
  const above = first.top - height - gap;
  const inside = above > 0 ? above : clientHeight - height - gap;
  // Measured in the window, which knows no inline start.
  shown.style.left = `${left + scrollX}px`;
  shown.style.top = `${(below + height < clientHeight ? below : inside) + scrollY}px`;
}
const direction = () => getComputedStyle(document.documentElement).direction;

async function share(chosen: Passage) {
  byKeyboard = document.activeElement === offer;
  const built = asBuilt();
  if (!prose || isTranslated(built)) {
    hide();
    await show();
    return;
  }
  const { mark } = chosen;
  const control =
    mark && document.querySelector<HTMLAnchorElement>(`a.share[href="${sharePath(mark.id.slice(2))}"]`);
  if (control) {
    await shareQuote(control, back);
    return;
  }
  // Its own words are no part of the page when the page is searched for the words around the passage.
  offer.hidden = true;
  const { words: text, url } = linkedPassage(onPublication(location.pathname), prose, chosen);
  offer.hidden = false;
  await openShare({ words: text, by: built.title, url, lang: built.lang }, undefined, back);
}

/** When the dialog closes the words are selected as before, and a keyboard stands where it stood. */
function back() {
  if (!selected) return;
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(selected);
  if (byKeyboard) offer.focus();
}

// A press would take the selection away.
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
// A translation may begin while the offer is there.
new MutationObserver(later).observe(document.documentElement, { attributeFilter: ['class', 'lang'] });
document.addEventListener('keydown', (event) => {
  // In the dialog, Escape closes the dialog alone.
  if (event.key === 'Escape' && !document.querySelector('dialog[open]')) hide();
  // Browsers differ in where the keyboard goes from a selection; while no control has the focus, it goes to the offer.
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
    held = event.target !== offer;
  },
  { capture: true },
);
for (const kind of ['pointerup', 'pointercancel'])
  document.addEventListener(kind, () => {
    held = false;
    later();
  });
later();
