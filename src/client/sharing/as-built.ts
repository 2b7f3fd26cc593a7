/** What the page was built with. A browser's translation changes what is shown, and not what the page says to machines. */
export interface Built {
  lang: string;
  title: string;
  /** The words of the article's quotes, by the path of the quote's page. */
  quotes: ReadonlyMap<string, string>;
}

interface Described {
  '@id'?: string;
  headline?: string;
  inLanguage?: string;
  hasPart?: readonly { url?: string; text?: string }[];
}

/** Returns what the article's page says of itself as schema.org data; what is not said there is read from the page. */
export function asBuilt(): Built {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
  const scripts = document.querySelectorAll('script[type="application/ld+json"]');
  const nodes = [...scripts].flatMap(
    ({ textContent }) =>
      (JSON.parse(textContent || '{}') as { '@graph'?: readonly Described[] })['@graph'] ?? [],
  );
  const article = nodes.find((node) => node['@id'] === canonical);
  const quotes = (article?.hasPart ?? []).map(
    ({ url = '/', text = '' }) => [new URL(url, location.href).pathname, text] as const,
  );
  return {
    lang: article?.inLanguage ?? document.documentElement.lang,
    title: article?.headline ?? shownTitle(),
    quotes: new Map(quotes),
  };
}

const shownTitle = () => oneLine(document.querySelector('h1'));
const oneLine = (element: Element | null) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

/**
 * Whether the words that are shown are a machine's translation. Chrome and Edge change the page's language and wrap the words in
 * `<font>`, Firefox changes the language, Safari changes the words alone.
 */
export function isTranslated({ lang, title, quotes }: Built): boolean {
  const page = document.documentElement;
  const isChanged = (control: HTMLAnchorElement) => {
    const built = quotes.get(new URL(control.href).pathname);
    const shown = control.parentElement?.querySelector('.words') ?? null;
    return built !== undefined && oneLine(shown) !== built.replace(/\s+/g, ' ').trim();
  };
  return (
    page.lang !== lang ||
    /\btranslated-/.test(page.className) ||
    document.querySelector('.prose font, h1 font') !== null ||
    shownTitle() !== title.replace(/\s+/g, ' ').trim() ||
    [...document.querySelectorAll<HTMLAnchorElement>('.pull-quote .share')].some(isChanged)
  );
}
