/** Ids of elements that every article page has. */
const ofThePage =
  'footnote-label main picture points related share share-server share-server-kept share-status share-title';

/**
 * Properties of `window` and `document` in Chromium, Firefox and WebKit that are valid ids: an element with such an id could shadow the
 * property (html.spec.whatwg.org, “Named access on the Window object”).
 */
const ofTheBrowser =
  'alert all anchors append applets atob blur body btoa caches charset children clear close closed confirm console constructor contains cookie ' +
  'credentialless crypto dir doctype document domain dump embeds escape eval evaluate event external fence fetch find focus fonts forms ' +
  'frames fullscreen head hidden history images implementation length links location locationbar menubar name navigation navigator ' +
  'netscape normalize open opener origin parent performance personalbar plugins prepend prerendering print prompt referrer remove scheduler ' +
  'screen scripts scroll scrollbars self status statusbar stop timeline title toolbar top undefined unescape viewport when window write writeln';

const names = new Set(`${ofThePage} ${ofTheBrowser}`.split(' '));

/** True for an id that the page already uses, or that would shadow a property which scripts use; event handlers match by form (`onload`). */
export const isReservedId = (id: string): boolean => names.has(id) || /^on[a-z]{3,}$/.test(id);
