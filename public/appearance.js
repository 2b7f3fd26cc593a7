// What a reader chose (src/reading/appearance.ts), applied before the first paint. Classic and small: pages wait for it.
try {
  const { scheme, size } = JSON.parse(localStorage.getItem('appearance') ?? '{}');
  const { dataset } = document.documentElement;
  if (scheme) {
    dataset.scheme = scheme;
    // The browser's own frame goes with the page.
    for (const colour of document.querySelectorAll('meta[name=theme-color]'))
      if (!colour.media.includes(scheme)) colour.media = 'not all';
      else colour.media = '';
  }
  if (size) dataset.size = size;
} catch {
  // Nothing kept, or nothing to be read: the system's setting holds.
}
