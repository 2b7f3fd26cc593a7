import { z } from 'astro/zod';
import { dayOrTime, id, languageTag, line } from '../../model/fields.ts';
import { articlePath } from '../../model/routes.ts';
import { editorUrl } from '../editor-url.ts';
import { slugOf } from '../import/slug.ts';
import { newFile, newText } from '../new-file.ts';
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
});

/** Creates the file of a new article, as `npm run new` does, with the fields of the form. */
export const newArticle = action(
  'new-article',
  schema,
  async ({ lang, slug, topics, language, ...fields }, { root, content }) => {
    const name = slug ?? slugOf(fields.title);
    if (name === undefined)
      throw new Refused(422, {
        what: 'The title',
        found: 'no letters from which the name in the URL could be derived',
        expected: 'a name in the URL',
        fix: 'write one in lower-case words with hyphens, like three-towns',
      });
    const file = newFile('article', name);
    const known = { ...fields, lang: language, ...(topics.length > 0 ? { topics } : {}) };
    await writeContentFile(root, file, newText('article', known), null);
    content.changed();
    return { html: created(deskPage(lang), file, articlePath(name)), open: editorUrl(file) };
  },
);
