import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { plainText, rawText } from '../text/plain-text.ts';

/** What the checks read of a page. */
export interface HtmlPage {
  title: string;
  canonical: string | undefined;
  /** The target of `<meta http-equiv="refresh">`, which redirects on hosts that cannot. */
  refresh: string | undefined;
  /** The share card, with the size that the page states. */
  card: { url: string; width: number; height: number } | undefined;
  /** True for a page of a preview, which must not be published. */
  isPreview: boolean;
  /** The words of the first quotation on the page: on the page of a quote, its words. */
  shown: string | undefined;
  /** The words that the page describes as its quotation for programs (schema.org). */
  described: string | undefined;
}

/** The elements that the checks read. */
const read = ['html', 'title', 'meta', 'link', 'script', 'blockquote'] as const;

/** Reads a page. */
export function readPage(html: string): HtmlPage {
  const found = elementsOf(html);
  const meta = (name: string) =>
    textOf(found.meta.find(({ properties }) => properties.property === name)?.properties.content);
  const canonical = found.link.find(
    ({ properties: { rel } }) => Array.isArray(rel) && rel.includes('canonical'),
  );
  const refresh = found.meta.find(({ properties: { httpEquiv } }) => String(httpEquiv) === 'refresh');
  const image = meta('og:image');
  const [quotation] = found.blockquote;
  return {
    title: found.title.map(rawText).join(''),
    canonical: textOf(canonical?.properties.href),
    refresh: /;\s*url=(.*)$/i.exec(textOf(refresh?.properties.content) ?? '')?.[1],
    card:
      image === undefined
        ? undefined
        : { url: image, width: Number(meta('og:image:width')), height: Number(meta('og:image:height')) },
    isPreview: found.html.some(({ properties }) => properties.dataPreview !== undefined),
    shown: quotation && plainText([quotation]),
    described: describedWords(found.script),
  };
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function elementsOf(html: string): Record<(typeof read)[number], Element[]> {
  const found = { html: [], title: [], meta: [], link: [], script: [], blockquote: [] } as Record<
    (typeof read)[number],
    Element[]
  >;
  visit(fromHtml(html), 'element', (node) => {
    const name = read.find((one) => one === node.tagName);
    if (name !== undefined) found[name].push(node);
  });
  return found;
}

/** Returns the text of the `Quotation` in the structured data; undefined without one, and for data that is not JSON. */
function describedWords(scripts: readonly Element[]): string | undefined {
  for (const script of scripts) {
    if (script.properties.type !== 'application/ld+json') continue;
    const nodes = graphOf(rawText(script));
    const quotation = nodes.find((node) => node['@type'] === 'Quotation');
    if (typeof quotation?.text === 'string') return quotation.text;
  }
  return undefined;
}

function graphOf(json: string): Record<string, unknown>[] {
  try {
    const data = JSON.parse(json) as { '@graph'?: unknown };
    return Array.isArray(data['@graph']) ? (data['@graph'] as Record<string, unknown>[]) : [];
  } catch {
    return [];
  }
}
