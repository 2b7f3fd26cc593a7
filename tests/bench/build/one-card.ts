import { join } from 'node:path';
import type * as contentSource from '../../../src/content/content-source.ts';
import type * as cards from '../../../src/integrations/cards.ts';
import type * as pictureCache from '../../../src/integrations/picture-cache.ts';
import type * as names from '../../../src/outputs/cards/names.ts';
import type * as renderer from '../../../src/outputs/cards/renderer.ts';

/**
 * Puts the first card of the publication in the working directory into the cache in place of all cards. Run by `bench:build -- --one-card` in a process of
 * its own, because the software reads the settings of the working directory: that of the bench, which is in the same folder.
 */
const load = (path: string) => import(join(process.cwd(), 'src', path)) as Promise<unknown>;
const { ContentSource } = (await load('content/content-source.ts')) as typeof contentSource;
const { cardCache } = (await load('integrations/cards.ts')) as typeof cards;
const { PictureCache } = (await load('integrations/picture-cache.ts')) as typeof pictureCache;
const { publishedCards } = (await load('outputs/cards/names.ts')) as typeof names;
const { openCardRenderer } = (await load('outputs/cards/renderer.ts')) as typeof renderer;

const all = publishedCards(await new ContentSource(process.cwd()).shown());
const pictures = new PictureCache(cardCache);
const card = all.values().next().value;
if (!card) throw new Error('the publication has no cards');
const picture = await (await openCardRenderer()).render(card);
for (const file of all.keys()) if (!pictures.get(file)) pictures.set(file, picture);
process.exit();
