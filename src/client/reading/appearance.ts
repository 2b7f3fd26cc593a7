/**
 * The reader’s choices of colors and text size: the panel comes when its control is used, and opens. What was chosen is applied
 * before the first paint by first-paint.ts; here it reaches pages that are open in other tabs, and those that Back restores.
 */

/** Shows the page as chosen, and the browser's own surfaces around it (`theme-color`). What is not chosen is the system's. */
function apply({ scheme = '', size = '' }: Partial<Record<string, string>>): void {
  const { dataset } = document.documentElement;
  for (const [name, value] of Object.entries({ scheme, size })) {
    dataset[name] = value;
    if (!value) Reflect.deleteProperty(dataset, name);
  }
  // One for each scheme, light first (Page.astro).
  document.querySelectorAll<HTMLMetaElement>('[name=theme-color]').forEach((color, index) => {
    const own = ['light', 'dark'][index] ?? '';
    color.media = `(prefers-color-scheme: ${own})`;
    if (scheme) color.media = scheme === own ? '' : 'not all';
  });
}

function applyKept(): void {
  try {
    apply(JSON.parse(localStorage.getItem('appearance') ?? '{}') as Record<string, string>);
  } catch {
    // Storage is refused, or what is kept cannot be read: the page stays as it is.
  }
}

addEventListener('storage', applyKept);
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) applyKept();
});
// From the panel; it holds for this page also where the device keeps nothing.
addEventListener('appearance', (event) => {
  apply((event as CustomEvent<Record<string, string>>).detail);
});
const control = document.querySelector<HTMLElement>('.appearance');
// It is hidden until now (SiteFooter.astro): without this script it would do nothing.
if (control) control.dataset.ready = '';
control?.addEventListener(
  'click',
  () => {
    import('./appearance-panel.ts').catch(() => {
      // The panel cannot be loaded: the page does not offer it any longer.
      delete control.dataset.ready;
    });
  },
  { once: true },
);
