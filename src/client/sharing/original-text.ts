import { writtenBy } from '../../text/quotation-marks.ts';

/** The text of the page as it was built. Machine translation in the browser changes the visible text, but not the structured data. */
export interface OriginalText {
  lang: string;
  title: string;
  /** Texts of the article's quotes, by the path of the quote's page. */
  quotes: ReadonlyMap<string, string>;
}

interface ArticleNode {
  '@id'?: string;
  headline?: string;
  inLanguage?: string;
  hasPart?: readonly { '@id'?: string; text?: string }[];
}

/** Returns the original text from the page's schema.org data, and from the visible page for what is missing there. */
export function originalText(): OriginalText {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
  const scripts = document.querySelectorAll('script[type="application/ld+json"]');
  const nodes = [...scripts].flatMap(
    ({ textContent }) =>
      (JSON.parse(textContent || '{}') as { '@graph'?: readonly ArticleNode[] })['@graph'] ?? [],
  );
  const article = nodes.find((node) => node['@id'] === canonical);
  const quotes = (article?.hasPart ?? []).map(
    ({ '@id': id = '/', text = '' }) => [new URL(id, location.href).pathname, text] as const,
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
 * Returns true if the visible text is a machine translation. Chrome and Edge change the page's language and wrap text in
 * `<font>`, Firefox changes the language, Safari changes only the text.
 */
export function isTranslated({ lang, title, quotes }: OriginalText): boolean {
  const page = document.documentElement;
  const isChanged = (control: HTMLAnchorElement) => {
    const original = quotes.get(new URL(control.href).pathname);
    const quote = control.parentElement;
    const shown = quote?.querySelector('.words') ?? null;
    const hand = quote?.querySelector('.speaker') ? 'said' : 'own';
    return (
      shown !== null &&
      original !== undefined &&
      oneLine(shown) !== writtenBy(hand, original.replace(/\s+/g, ' ').trim(), lang)
    );
  };
  return (
    page.lang !== lang ||
    /\btranslated-/.test(page.className) ||
    document.querySelector('.prose font, h1 font') !== null ||
    shownTitle() !== title.replace(/\s+/g, ' ').trim() ||
    [...document.querySelectorAll<HTMLAnchorElement>('.pull-quote .share')].some(isChanged)
  );
}
