/**
 * Knows which block of the text is being read: marks its section in the contents, and keeps the place on this device,
 * to be offered when the reader comes back. An address that points at words of its own is never talked over.
 */
const blocks = [...document.querySelectorAll<HTMLElement>('.prose > *')];
const contents = document.querySelector('.contents');
const offer = contents?.querySelector<HTMLAnchorElement>(':scope > a');
const key = `place:${location.pathname}`;
/** Blocks at either end where there is no place worth keeping. */
const edge = 3;

const place = kept();
const [opening] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
// The address as it was asked for still has the words to mark, which `location` hides.
const asked = `${opening?.name ?? ''}${location.hash}`;
const isPointed = asked.includes('#');
/** Somebody who follows a link to words looks at them; where they were reading before stays kept, also when they reload. */
const isVisit =
  opening?.type === 'navigate'
    ? /#|[?&]find=/.test(asked)
    : opening?.type === 'reload' && /#q-|:~:/.test(asked);
/** Firefox and Safari do not tell a script of the words in an address: a page that begins further down may show them. */
const wasScrolled = opening?.type === 'navigate' && scrollY > 0;
/** Then a reader who goes on by this many blocks is taken to read here. */
const enough = 6;
let landed: number | undefined;

const watcher = new IntersectionObserver(
  (entries) => {
    const block = entries.filter((entry) => entry.isIntersecting).pop()?.target;
    const index = blocks.findIndex((candidate) => candidate === block);
    if (index === -1) return;
    const heading = blocks
      .slice(0, index + 1)
      .reverse()
      .find(({ tagName }) => tagName === 'H2');
    for (const link of contents?.querySelectorAll('li a') ?? []) {
      if (link.getAttribute('href') === `#${heading?.id ?? ''}`) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    keep(index);
  },
  // A band a quarter down the window, where eyes are; wider than the gap between two blocks.
  { rootMargin: '-18% 0px -70%' },
);
for (const block of blocks) watcher.observe(block);

/** A place is worth nothing once the text has another number of blocks. */
function keep(index: number) {
  landed ??= index;
  if (place && (isVisit || (wasScrolled && Math.abs(index - landed) < enough))) return;
  try {
    if (index >= blocks.length - edge) localStorage.removeItem(key);
    else if (index >= edge) localStorage.setItem(key, `${index}/${blocks.length}`);
  } catch {
    // A device that keeps nothing offers nothing.
  }
}

function kept(): HTMLElement | undefined {
  try {
    const [index, of] = (localStorage.getItem(key) ?? '').split('/').map(Number);
    return of === blocks.length ? blocks[index ?? -1] : undefined;
  } catch {
    return undefined;
  }
}

if (place && offer && !isPointed && scrollY === 0) {
  offer.hidden = false;
  offer.addEventListener('click', (event) => {
    event.preventDefault();
    offer.hidden = true;
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView();
  });
}

// The contents fold away when they have been used, at a click elsewhere, and at Escape.
const folded = contents?.querySelector('details');
document.addEventListener('click', ({ target }) => {
  if (folded?.open && target instanceof Element && (!folded.contains(target) || target.closest('a')))
    folded.open = false;
});
document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape' || !folded?.open || document.querySelector('dialog[open]')) return;
  const isInside = folded.contains(document.activeElement);
  folded.open = false;
  if (isInside) folded.querySelector('summary')?.focus();
});
