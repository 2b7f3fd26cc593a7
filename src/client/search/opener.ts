/**
 * What a page loads before somebody searches: the header's link to the search page and the key `/` open a dialog, but not on the search
 * page. If the dialog cannot be loaded, the link is followed.
 */
const link = document.querySelector<HTMLAnchorElement>('header a[rel=search]:not([aria-current=page])');

function open(query?: string) {
  if (!link) return;
  import('./search-dialog.ts')
    .then(({ openSearch }) => openSearch(link.href, query))
    .catch(() => {
      location.assign(link.href);
    });
}

/** Opens the dialog with its query after Back from a result. */
function reopen() {
  const search = (history.state as { search?: unknown } | null)?.search;
  if (typeof search === 'string') open(search);
}
reopen();
addEventListener('popstate', reopen);
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) reopen();
});

/** The link of the header and, in articles, that of the bar. */
for (const control of link ? document.querySelectorAll<HTMLAnchorElement>('a[rel=search]') : [])
  control.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open();
  });

document.addEventListener('keydown', (event) => {
  const { target, key } = event;
  const isK = key === 'k' && (event.ctrlKey || event.metaKey);
  if (
    !link ||
    !(isK || (key === '/' && !event.ctrlKey && !event.metaKey)) ||
    event.altKey ||
    event.defaultPrevented
  )
    return;
  // Not while somebody types in a field. That of a dialog that is being closed keeps the focus until the browser has told that it closed.
  if (
    target instanceof Element &&
    target.closest('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]') &&
    !target.closest('dialog:not([open])')
  )
    return;
  if (document.querySelector('dialog[open]')) return;
  event.preventDefault();
  open();
});
