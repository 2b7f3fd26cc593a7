import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Library } from '../model/library.ts';
import { annotationPath, withoutBase } from '../model/routes.ts';
import { annotation } from '../outputs/share/annotation.ts';
import { textQuotes } from '../outputs/share/text-quote.ts';
import { counted } from '../text/counted.ts';

/**
 * Writes /q/<id>/annotation.json for each quote. Runs after the build because the quote is located in the text of the whole page,
 * which no endpoint has. The dev server makes each when it is asked for (files-in-development.ts).
 */
export function quoteAnnotations(published: () => Promise<Library>): AstroIntegration {
  return {
    name: 'quote-annotations',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const { articles, quotes } = await published();
        for (const article of articles) {
          if (article.quotes.length === 0) continue;
          const html = await readFile(join(dist, withoutBase(article.path), 'index.html'), 'utf8');
          const found = textQuotes(html, new Set(article.quotes.map(({ fragment }) => fragment)));
          for (const quote of article.quotes) {
            const words = found.get(quote.fragment);
            if (!words) throw new Error(`${article.path} lacks #${quote.fragment}`);
            await writeFile(join(dist, withoutBase(annotationPath(quote.id))), annotationText(quote, words));
          }
        }
        logger.info(`${counted(quotes.length, 'quote')} can be annotated`);
      },
    },
  };
}

/** Returns the file of a quote’s annotation. */
export const annotationText = (...[quote, words]: Parameters<typeof annotation>): string =>
  `${JSON.stringify(annotation(quote, words), null, 2)}\n`;
