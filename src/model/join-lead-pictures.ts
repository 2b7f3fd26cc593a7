import type { Contents } from './contents.ts';
import type { Article } from './joined.ts';
import { leadPictureOf } from './lead-picture.ts';

/** Gives articles their lead pictures, without those that cannot be shown, which are reported where pictures are read. */
export function joinLeadPictures(
  { articles: entries, leadPictures }: Pick<Contents, 'articles' | 'leadPictures'>,
  articles: ReadonlyMap<string, Article>,
): void {
  const typed = new Map(entries.map(({ id, data }) => [id, data.leadPicture]));
  for (const { id, data } of entries) {
    const article = articles.get(id);
    if (!article || !data.leadPicture) continue;
    const { file, credit, ...picture } = leadPictureOf(data.leadPicture, typed.get(data.translationOf ?? ''));
    const known = file === undefined ? undefined : leadPictures?.get(file);
    if (known && file !== undefined && credit !== undefined)
      article.leadPicture = { ...picture, ...known, file, credit };
  }
}
