const key = `${storagePrefix}verbatim:mastodon-server`;

/**
 * Returns the host of a Mastodon server that a reader typed (`mastodon.social`, `https://mastodon.social/home`, `@me@mastodon.social`),
 * or undefined if it is not a public host name.
 */
export function mastodonServer(typed: string): string | undefined {
  const host = typed
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/.*$/s, '')
    .replace(/^@?[\w.-]*@/, '');
  let name: string;
  try {
    // Also converts internationalized names to Punycode.
    const url = new URL(`https://${host}`);
    if (url.host !== url.hostname || url.username || url.pathname !== '/' || url.search || url.hash)
      return undefined;
    name = url.hostname;
  } catch {
    return undefined;
  }
  const known = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]+)$/;
  return name.length <= 253 && known.test(name) ? name : undefined;
}

/** Returns the URL of a server's form for a new post; `text` is already encoded. */
export const mastodonShare = (server: string, text: string): string => `https://${server}/share?text=${text}`;

/** Returns the server that this reader used last. It is stored only on the device, if storage is not blocked. */
export function rememberedServer(): string {
  try {
    return mastodonServer(localStorage.getItem(key) ?? '') ?? '';
  } catch {
    return '';
  }
}

export function rememberServer(server: string): void {
  try {
    localStorage.setItem(key, server);
  } catch {
    // The reader will be asked again.
  }
}
