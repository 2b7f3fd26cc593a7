import '../../client/live.ts';
import type { OverlayState } from '../state.ts';
import { OverlayPanel } from './panel.ts';

/** The problems of the content on every page of the dev server. The state comes over the connection of Vite, whose token other sites lack. */
const panel = new OverlayPanel();
const title = document.title;

function show(state: OverlayState): void {
  const count = state.problems.length;
  document.title = count > 0 ? `(${count}) ${title}` : title;
  panel.show(state);
}

// Written in full: Vite looks for these characters.
const hot = import.meta.hot;
if (hot) {
  const ask = () => {
    hot.send('verbatim:page', { path: location.pathname, lang: document.documentElement.lang });
  };
  hot.on('verbatim:overlay', show);
  hot.on('vite:ws:connect', ask);
  ask();
}
