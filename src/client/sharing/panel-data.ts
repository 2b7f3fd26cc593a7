import type { Words } from '../../i18n/en/strings.ts';

/** What a share panel's script needs to know: what it shares, and what it says. */
export interface PanelContent {
  /** The words between their marks and whose they are. */
  words: string;
  url: string;
  /** Path of the quote's page, whose card goes with it; undefined for a passage, which has none. */
  page: string | undefined;
}

/** A panel's attributes; the same whether the page was built with it or a script makes it. */
export const panelData = ({ words, url, page }: PanelContent, t: Words) => ({
  'data-words': words,
  'data-url': url,
  'data-page': page,
  'data-link-copied': t.sharing.linkCopied,
  'data-words-copied': t.sharing.wordsCopied,
  'data-copied': t.sharing.copied,
  'data-by-hand': t.sharing.byHand,
  'data-sheet-failed': t.sharing.sheetFailed,
  'data-server-wrong': t.sharing.serverWrong,
});
