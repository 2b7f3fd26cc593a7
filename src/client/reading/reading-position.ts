import { lastPlaceKey, lastTitleKey, resumeFragment } from './last-place-keys.ts';

/**
 * Tracks the block that is being read: marks its section in the table of contents, and stores the position on this device, to
 * offer it when the reader returns. Never overrides a URL that points to a position.
 */
const blocks = [...document.querySelectorAll<HTMLElement>('.prose > *')];
const contents = document.querySelector('.contents');
const offer = contents?.querySelector<HTMLAnchorElement>('.resume');
const key = `place:${location.pathname}`;
/** Number of blocks at either end that are not worth storing. */
const edge = 3;

const position = stored();
const [opening] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
// The requested URL still has the text fragment, which `location` hides.
const asked = `${opening?.name ?? ''}${location.hash}`;
/** True if the reader follows the link on the front page (last-place.ts), which is to the position. */
const isReturn = location.hash === resumeFragment;
const requested = isReturn ? '' : asked;
const isPointed = requested.includes('#');
/** True if the reader follows a link to a passage, also when reloading: the stored position must not change. */
const isVisit =
  opening?.type === 'navigate'
    ? /#|[?&]find=/.test(requested)
    : opening?.type === 'reload' && /#q-|:~:/.test(requested);
/** Firefox and Safari hide text fragments from scripts: a page that is scrolled at the start may show one. */
const wasScrolled = opening?.type === 'navigate' && scrollY > 0;
let landed: number | undefined;

const observer = new IntersectionObserver(
  (entries) => {
    const block = entries.filter((entry) => entry.isIntersecting).pop()?.target;
    const index = blocks.indexOf(block as HTMLElement);
    if (index === -1) return;
    const heading = headingOf(index);
    for (const link of contents?.querySelectorAll('li a') ?? []) {
      if (link.getAttribute('href') === `#${heading?.id ?? ''}`) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    store(index);
  },
  // A band a quarter down the window, where people read; wider than the gap between two blocks.
  { rootMargin: '-18% 0px -70%' },
);
for (const block of blocks) observer.observe(block);

/** Returns the heading of the section that a block is in. */
const headingOf = (index: number) =>
  blocks
    .slice(0, index + 1)
    .reverse()
    .find(({ tagName }) => tagName === 'H2');

/** Stores the position with the number of blocks, because it is invalid if the text changes. */
function store(index: number) {
  landed ??= index;
  // Reading on is an answer to the offer.
  if (offer && index >= edge) offer.hidden = true;
  // On a page that was scrolled at the start, a reader who moves on by six blocks is reading here.
  if (position && (isVisit || (wasScrolled && Math.abs(index - landed) < 6))) return;
  try {
    if (index >= blocks.length - edge) localStorage.removeItem(key);
    else if (index >= edge) {
      localStorage.setItem(key, `${index}/${blocks.length}`);
      localStorage.setItem(lastPlaceKey, location.pathname);
      localStorage.setItem(lastTitleKey, document.querySelector('h1')?.textContent ?? '');
    }
  } catch {
    // Without storage nothing is offered.
  }
}

function stored(): HTMLElement | undefined {
  try {
    const [index, of] = (localStorage.getItem(key) ?? '').split('/').map(Number);
    return of === blocks.length ? blocks[index ?? -1] : undefined;
  } catch {
    return undefined;
  }
}

function goTo(block: HTMLElement): void {
  block.tabIndex = -1;
  block.focus({ preventScroll: true });
  block.scrollIntoView();
}

if (position && isReturn) goTo(position);
else if (position && offer && !isPointed && scrollY === 0) {
  const heading = headingOf(blocks.indexOf(position))?.textContent;
  if (heading) offer.append(`: ${heading}`);
  offer.hidden = false;
  offer.addEventListener('click', (event) => {
    event.preventDefault();
    offer.hidden = true;
    goTo(position);
  });
}

// The table of contents collapses after use, on a click outside, and on Escape.
const collapsible = contents?.querySelector('details');
document.addEventListener('click', ({ target }) => {
  if (
    collapsible?.open &&
    target instanceof Element &&
    (!collapsible.contains(target) || target.closest('a'))
  )
    collapsible.open = false;
});
document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape' || !collapsible?.open || document.querySelector('dialog[open]')) return;
  const isInside = collapsible.contains(document.activeElement);
  collapsible.open = false;
  if (isInside) collapsible.querySelector('summary')?.focus();
});
