import type { APIRoute } from 'astro';
import { library } from '../../library.ts';
import { sideNoteAnchors } from '../../outputs/side-notes.ts';

export const GET: APIRoute = async () => {
  const { articles } = await library();
  return new Response(sideNoteAnchors(Math.max(0, ...articles.map(({ notes }) => notes))));
};
