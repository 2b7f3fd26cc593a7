import type { APIRoute } from 'astro';
import { library } from '../../../library.ts';
import type { Quote } from '../../../model/joined.ts';
import { citationFiles, type CitationFormat } from '../../../model/routes.ts';
import { citationFile } from '../../../outputs/citations/files.ts';
import { citeQuote } from '../../../outputs/citations/item.ts';

/** Withdrawn quotes have no citations. */
export async function getStaticPaths() {
  const { quotes } = await library();
  return quotes.flatMap((quote) =>
    citationFiles.map((format) => ({ params: { id: quote.id, format }, props: { quote, format } })),
  );
}

export const GET: APIRoute<{ quote: Quote; format: CitationFormat }> = ({ props }) =>
  citationFile(citeQuote(props.quote).item, props.format);
