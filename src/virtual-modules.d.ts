declare module 'virtual:pictures' {
  import type { ImageMetadata } from 'astro';

  /** Pictures by their file names; in a build, those that published articles show. */
  export const pictures: Record<string, ImageMetadata>;
}

declare module 'virtual:strings' {
  /** Loads the strings of a language of the site. Rejects for any other. */
  export const loadStrings: (lang: string) => Promise<import('./i18n/en/strings.ts').InterfaceStrings>;
}

declare module 'virtual:search-strings' {
  /** Loads the strings of search in a language of the site. Rejects for any other. */
  export const loadSearchStrings: (lang: string) => Promise<import('./i18n/en/search.ts').SearchStrings>;
}

declare module 'virtual:parts-strings' {
  /** Loads the strings of a search whose index is in parts, in a language of the site. Rejects for any other. */
  export const loadPartsStrings: (lang: string) => Promise<import('./i18n/en/parts.ts').PartsStrings>;
}

declare module 'virtual:listen-strings' {
  /** Loads the strings of reading aloud in a language of the site. Rejects for any other. */
  export const loadListenStrings: (lang: string) => Promise<import('./i18n/en/listen.ts').ListenStrings>;
}

declare module 'virtual:server-strings' {
  /** Loads the strings for a search server that did not answer in a language of the site. Rejects for any other. */
  export const loadServerStrings: (lang: string) => Promise<import('./i18n/en/server.ts').ServerStrings>;
}

declare module 'virtual:search-server' {
  /** Loads what asks the search server of the site; undefined where the index in the browser answers (src/integrations/search-where-published.ts). */
  export const openServer:
    | ((
        file: import('./search/index-files.ts').LoadFile,
      ) => Promise<import('./client/search/server.ts').OwnServer>)
    | undefined;
}

declare module 'virtual:seal-strings' {
  /** Loads the strings of the check of a seal in a language of the site. Rejects for any other. */
  export const loadSealStrings: (lang: string) => Promise<import('./i18n/en/seal.ts').SealStrings>;
}

declare module 'virtual:verify-strings' {
  /** Loads the strings of the answers on quotations in a language of the site. Rejects for any other. */
  export const loadVerifyStrings: (lang: string) => Promise<import('./i18n/en/verify.ts').VerifyStrings>;
}

declare module 'virtual:inline-script' {
  /** The script in the head of every page (src/hosting/inline-script.ts). */
  export const inlineScript: string;
}

declare module 'virtual:wordmark' {
  /** What is drawn at the head of pages in place of the name (src/outputs/own-wordmark.ts). */
  export const wordmark: import('./outputs/own-wordmark.ts').Wordmark | undefined;
}

/** The script that opens the search in a dialog, if anything is published (src/integrations/search-where-published.ts). */
declare module 'virtual:search-opener';

declare module 'virtual:search-page' {
  /** The search page, or what it says where nothing is published (src/integrations/search-where-published.ts). */
  const SearchPage: typeof import('./components/search/SearchPage.astro').default;
  export default SearchPage;
}

declare module 'virtual:verify-page' {
  /** The form that checks quotations, or what its page says where nothing is published (src/integrations/search-where-published.ts). */
  const VerifyPage: typeof import('./components/verify/VerifyPage.astro').default;
  export default VerifyPage;
}

/** The palette as custom properties (src/outputs/palette.ts). */
declare module 'virtual:palette.css';
/** The palette, and rules with words (src/outputs/site-styles.ts). */
declare module 'virtual:site.css';

/** A copy of a module in a file of its own: a shared one would be another request before the first result of a search. */
declare module '*?alone' {
  export const requestIndex: typeof import('./client/search/start-loading.ts').requestIndex;
}

/** What keys in localStorage begin with: `repo/` for a site at `/repo/`, because all sites of a host share its storage. */
declare const storagePrefix: string;

/** What a page has requested before the engine is there, by the names of files of the index (client/search/start-loading.ts). */
declare interface Window {
  /** The list of quotations, requested as soon as the page that checks them is used (client/verify/verify-page.ts). */
  startedVerifyIndex?: Promise<Response> | undefined;
  startedIndexFiles?: Map<string, Promise<Response>>;
}

/** Styles under another name, so that they are in the file of the page that imports them (quote-marked.css). */
declare module '*.css?front' {}
declare module '*.css?topic' {}
