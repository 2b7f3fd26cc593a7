const key = 'verbatim:mastodon-server';

/**
 * The host of a Mastodon server from what a reader typed (`mastodon.social`, `https://mastodon.social/home`, `@me@mastodon.social`),
 * or undefined where that is no public host name.
 */
export function mastodonServer(typed: string): string | undefined {
  const host = typed
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/.*$/s, '')
    .replace(/^@?[\w.-]*@/, '');
  let name: string;
  try {
    // Also turns names in other scripts into the form that the network uses.
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

/** Where a server takes a text to be posted; `text` is encoded already. */
export const mastodonShare = (server: string, text: string): string => `https://${server}/share?text=${text}`;

/** The server this reader used last; kept on the device only, and not at all where storage is refused. */
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
    // The reader will be asked again; nothing else is lost.
  }
}
