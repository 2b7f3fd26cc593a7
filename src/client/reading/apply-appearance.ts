/** What a reader chose on this device; what is not chosen follows the system. */
export interface Appearance {
  scheme?: string;
  size?: string;
}

/** Shows the page as chosen, and the browser’s own surfaces around it (`theme-color`). */
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

/** Applies the choice kept in storage. Does nothing where storage is refused or holds something else. */
export function applyStoredAppearance(): void {
  try {
    applyAppearance(JSON.parse(localStorage.getItem('appearance') ?? '{}') as Appearance);
  } catch {
    // The page keeps the look that it has.
  }
}
