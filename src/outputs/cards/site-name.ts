import type { Problem } from '../../model/problem.ts';
import { type Site, siteFile } from '../../model/site.ts';
import { type Card, siteCard, sizes } from './card.ts';
import { missingGlyphs } from './coverage.ts';
import { longestName } from './wordmark.ts';

/** Names up to this length always fit, so that nothing has to be measured. */
const alwaysFits = 16;

/**
 * Checks that cards can show the site's name and tagline: that fonts have all characters, and that the whole name fits at a legible
 * size. Otherwise the build would fail at the first card.
 */
export async function checkSiteName({
  name,
  tagline,
  wordmark,
}: Pick<Site, 'name' | 'tagline' | 'wordmark'>): Promise<Problem[]> {
  const file = siteFile;
  const letters = missingGlyphs([
    { file, field: 'name', text: name },
    ...Object.entries(tagline).map(([lang, text]) => ({ file, field: `tagline.${lang}`, text })),
  ]);
  if (wordmark !== undefined || name.length <= alwaysFits || (await fitsEverywhere(name))) return letters;
  return [
    ...letters,
    {
      name: 'site-name-too-long',
      file,
      field: 'name',
      found: `“${name}”, ${name.length} characters, too long for a share card at a legible size`,
      expected: `a name of about ${longestName} characters at most`,
      fix: 'shorten the name; the tagline and description have room for the rest',
    },
  ];
}

async function fitsEverywhere(name: string): Promise<boolean> {
  const { NameTooLong, openCardRenderer } = await import('./renderer.ts');
  const renderer = await openCardRenderer(name);
  const template: Omit<Card, 'shape'> = { ...siteCard(), form: 'topic', text: 'x', note: undefined };
  const cards: Card[] = [
    siteCard(),
    ...(Object.keys(sizes) as Card['shape'][]).map((shape) => ({ ...template, shape })),
  ];
  try {
    for (const card of cards) await renderer.fitted(card);
    return true;
  } catch (error) {
    if (error instanceof NameTooLong) return false;
    throw error;
  }
}
