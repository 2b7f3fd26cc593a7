import { z } from 'astro/zod';
import { dayOrTime, id, languageTag, line } from '../../model/fields.ts';
import { articlePath } from '../../model/routes.ts';
import { editorUrl } from '../editor-url.ts';
import { slugOf } from '../import/slug.ts';
import { exampleBlocks, newFile, newText } from '../new-file.ts';
import { deskPage } from '../pages/frame.ts';
import { created } from '../pages/new-page.ts';
import { writeContentFile } from '../server/content-file.ts';
import { action } from '../server/endpoint.ts';
import { Refused } from '../server/refused.ts';

const schema = z.strictObject({
  /** Of the desk. */
  lang: z.string(),
  title: line,
  /** Derived from the title if it is left out. */
  slug: id.optional(),
  standfirst: line.optional(),
  author: id.optional(),
  topics: z.array(id).max(50).default([]),
  /** Of the article. */
  language: languageTag.optional(),
  date: dayOrTime.optional(),
  /** The lead picture: a file in content/pictures/, and what it needs. */
  picture: line.optional(),
  pictureAlt: line.optional(),
  pictureCredit: line.optional(),
  /** Blocks of which the article begins with an example. */
  blocks: z.array(z.enum(exampleBlocks)).default([]),
});

/** Creates the file of a new article, as `npm run new` does, with the fields of the form. */
export const newArticle = action(
  'new-article',
  schema,
  async (
    { lang, slug, topics, language, picture, pictureAlt, pictureCredit, blocks, ...fields },
    { root, content },
  ) => {
    const name = slug ?? slugOf(fields.title);
    if (name === undefined)
      throw new Refused(422, {
        what: 'The title',
        found: 'no letters from which the name in the URL could be derived',
        expected: 'a name in the URL',
        fix: 'write one in lower-case words with hyphens, like three-towns',
      });
    if (picture !== undefined && (pictureAlt === undefined || pictureCredit === undefined))
      throw new Refused(422, {
        what: 'The picture',
        found: 'a picture without a description or a credit',
        expected: 'what it shows, and who took it',
        fix: 'fill in both, or choose no picture',
      });
    const file = newFile('article', name);
    const leadPicture = picture && { file: picture, alt: pictureAlt, credit: pictureCredit };
    const known = { ...fields, lang: language, leadPicture, ...(topics.length > 0 ? { topics } : {}) };
    await writeContentFile(root, file, newText('article', known, { id: name, blocks }), null);
    content.changed();
    return { html: created(deskPage(lang), file, articlePath(name)), open: editorUrl(file) };
  },
);
