const loading = new Map<string, Promise<void>>();

/** Loads a style sheet once. Also resolves if it cannot be loaded, because everything works without styles. */
export function loadStyles(url: string): Promise<void> {
  const known = loading.get(url);
  if (known) return known;
  const loaded = new Promise<void>((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = url;
    const done = () => {
      resolve();
    };
    link.addEventListener('load', done);
    link.addEventListener('error', done);
    document.head.append(link);
  });
  loading.set(url, loaded);
  return loaded;
}
