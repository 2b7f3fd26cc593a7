/** The reader’s choices on this device; the system’s settings apply to the rest. */
export interface Appearance {
  scheme?: string;
  size?: string;
}

/** Applies the choices to the page and to the browser’s interface around it (`theme-color`). */
export function applyAppearance({ scheme = '', size = '' }: Appearance): void {
  const { dataset } = document.documentElement;
  for (const [name, value] of Object.entries({ scheme, size }))
    if (value) dataset[name] = value;
    else Reflect.deleteProperty(dataset, name);
  for (const color of document.querySelectorAll<HTMLMetaElement>('[name=theme-color]')) {
    // `data-scheme` names the color’s own scheme (PageHead.astro).
    const own = color.dataset.scheme ?? '';
    color.media = `(prefers-color-scheme: ${own})`;
    if (scheme) color.media = scheme === own ? '' : 'not all';
  }
}

/** Applies the stored choices. Does nothing if storage is blocked or contains something else. */
export function applyStoredAppearance(): void {
  try {
    applyAppearance(JSON.parse(localStorage.getItem(`${storagePrefix}appearance`) ?? '{}') as Appearance);
  } catch {
    // The page keeps its appearance.
  }
}
