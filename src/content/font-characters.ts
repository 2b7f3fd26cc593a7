import { readFileSync } from 'node:fs';
import { charactersOf } from '../outputs/cards/coverage.ts';
import type { CardFont } from '../outputs/cards/fonts.ts';
import { ContentCache } from './content-cache.ts';

/** Returns a function that returns the code points of a font, which are cached: a font must be unpacked to know them. */
export const charactersInCache =
  (cache: ContentCache) =>
  (font: CardFont): readonly number[] => {
    const key = ContentCache.keyOf('characters', readFileSync(font.file));
    const known = cache.get(key) as { characters: readonly number[] } | undefined;
    if (known) return known.characters;
    const characters = charactersOf(font);
    cache.set(key, { value: { characters } });
    return characters;
  };
