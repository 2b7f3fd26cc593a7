/** What every page loads, after its first paint. */
import 'virtual:search-opener';
import './reading/appearance.ts';
import { lastPlaceKey, lastTitleKey } from './reading/last-place-keys.ts';

const { dataset } = document.documentElement;
/** Pages can be read without these. */
const parts: Promise<unknown>[] = [];
if (document.querySelector('.article')) parts.push(import('./article.ts'));
if (document.querySelector('share-panel')) parts.push(import('./sharing/share-panel.ts'));
// The front page: the name at the head of pages leads to it.
if (document.querySelector<HTMLAnchorElement>('.wordmark')?.pathname === location.pathname)
  try {
    const path = localStorage.getItem(lastPlaceKey);
    const title = localStorage.getItem(lastTitleKey);
    // Removed when the reader has come to the end.
    if (path && title && localStorage.getItem(`place:${path}`))
      parts.push(import('./reading/last-place.ts').then(({ offerLastPlace }) => offerLastPlace(path, title)));
  } catch {
    // Without storage nothing is offered.
  }

/** Only Chromium reports that a reader saves data (wicg.github.io/savedata). */
interface Connected {
  connection?: { saveData?: boolean };
}

/** Shows a preview of the page behind a link that the pointer is on or that the keyboard has reached; a finger’s tap follows the link. */
function offerPreview({ target, type, pointerType }: PointerEvent) {
  const link = target instanceof Element && target.closest('main a[href]');
  if (link && pointerType !== 'touch' && (type !== 'focusin' || link.matches(':focus-visible')))
    import('./previews/link-preview.ts').then(
      ({ preview }) => {
        preview(link);
      },
      () => undefined,
    );
}
if (!(navigator as Connected).connection?.saveData && !matchMedia('(prefers-reduced-data: reduce)').matches)
  for (const kind of ['pointerover', 'focusin'] as const)
    document.addEventListener(kind, offerPreview as (event: Event) => void);

const seal = document.querySelector<HTMLAnchorElement>('a[data-seal]');
seal?.addEventListener('click', (event) => {
  const status = seal.parentElement?.nextElementSibling;
  if (!(status instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  import('./verify/seal.ts')
    .then(({ checkSeal }) => checkSeal(seal, status))
    .catch(() => {
      status.textContent = status.dataset.notLoaded ?? '';
    });
});
Promise.all(parts).then(
  () => {
    dataset.ready = '';
  },
  () => {
    dataset.failed = '';
  },
);
