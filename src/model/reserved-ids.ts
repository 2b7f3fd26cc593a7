/** Ids that every article’s page has already. */
const ofThePage =
  'footnote-label main picture points related share share-server share-server-kept share-status share-title';

/**
 * Names of `window` and `document` that an id could be, as Chromium, Firefox and WebKit have them today: an element with such an id
 * could be taken for what the name means (html.spec.whatwg.org, “Named access on the Window object”).
 */
const ofTheBrowser =
  'alert all anchors append applets atob blur body btoa caches charset children clear close closed confirm console constructor contains cookie ' +
  'credentialless crypto dir doctype document domain dump embeds escape eval evaluate event external fence fetch find focus fonts forms ' +
  'frames fullscreen head hidden history images implementation length links location locationbar menubar name navigation navigator ' +
  'netscape normalize open opener origin parent performance personalbar plugins prepend prerendering print prompt referrer remove scheduler ' +
  'screen scripts scroll scrollbars self status statusbar stop timeline title toolbar top undefined unescape viewport when window write writeln';

const names = new Set(`${ofThePage} ${ofTheBrowser}`.split(' '));

/** True of an id that would shadow one of the page’s own, or a name that scripts know. Handlers (`onload`) are told by their form. */
export const isReservedId = (id: string): boolean => names.has(id) || /^on[a-z]{3,}$/.test(id);
