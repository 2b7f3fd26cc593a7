/** What media keys do. */
export interface MediaActions {
  play: () => void;
  pause: () => void;
  toggle: () => void;
  back: () => void;
  forward: () => void;
}

/**
 * Lets media keys, headphones and lock screens control reading, as far as the browser tells the page (Media Session API), and keys while
 * the page has the focus. `report` says whether something is being read; `stop` gives the keys back.
 */
export function controlByMediaKeys(actions: MediaActions): {
  report: (isPlaying: boolean) => void;
  stop: () => void;
} {
  const session = 'mediaSession' in navigator ? navigator.mediaSession : undefined;
  const handlers: [MediaSessionAction, () => void][] = [
    ['play', actions.play],
    ['pause', actions.pause],
    ['previoustrack', actions.back],
    ['nexttrack', actions.forward],
  ];
  const handle = (give: boolean) => {
    for (const [name, act] of handlers)
      try {
        session?.setActionHandler(name, give ? act : null);
      } catch {
        // The browser does not know the action.
      }
  };
  const byKey: Record<string, (() => void) | undefined> = {
    MediaPlayPause: actions.toggle,
    MediaTrackPrevious: actions.back,
    MediaTrackNext: actions.forward,
  };
  const press = ({ key }: KeyboardEvent) => byKey[key]?.();
  addEventListener('keydown', press);
  handle(true);
  if (session && 'MediaMetadata' in globalThis)
    session.metadata = new MediaMetadata({ title: document.querySelector('h1')?.textContent ?? '' });
  return {
    report: (isPlaying) => {
      if (session) session.playbackState = isPlaying ? 'playing' : 'paused';
    },
    stop: () => {
      removeEventListener('keydown', press);
      handle(false);
      if (!session) return;
      session.playbackState = 'none';
      session.metadata = null;
    },
  };
}
