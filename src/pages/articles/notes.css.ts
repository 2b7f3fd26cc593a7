import type { APIRoute } from 'astro';
import { library } from '../../library.ts';
import { sideNoteStyles } from '../../outputs/side-notes.ts';

export const GET: APIRoute = async () => {
  const { articles } = await library();
  return new Response(sideNoteStyles(Math.max(0, ...articles.map(({ notes }) => notes))));
};
