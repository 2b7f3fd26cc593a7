import type { APIRoute } from 'astro';
import { library } from '../../../library.ts';
import type { Quote } from '../../../model/joined.ts';
import { oEmbed } from '../../../outputs/share/embed.ts';

export async function getStaticPaths() {
  const { quotes } = await library();
  return quotes.map((quote) => ({ params: { id: quote.id }, props: { quote } }));
}

export const GET: APIRoute<{ quote: Quote }> = ({ props }) => Response.json(oEmbed(props.quote));
