import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import type { ContentSource } from '../content/content-source.ts';
import { neverValidPage } from '../desk/overlay/never-valid.ts';
import { type Current, overlayState, pageState, siteLanguage } from '../desk/overlay/state.ts';
import { withBase } from '../model/routes.ts';

const script = join(import.meta.dirname, '../desk/overlay/client/overlay.ts');

/**
 * Shows the problems of the content on every page of the dev server, and what is wrong with a file in place of a page that does not exist. A
 * build has nothing of it.
 */
export function overlay(content: ContentSource): AstroIntegration {
  const current = async (): Promise<Current> => {
    const [reading, library] = await Promise.all([content.read(), content.preview()]);
    return { root: process.cwd(), reading, library, former: await content.former() };
  };
  return {
    name: 'overlay',
    hooks: {
      'astro:config:setup': ({ command, injectScript }) => {
        if (command === 'dev') injectScript('page', `import ${JSON.stringify(script)};`);
      },
      'astro:server:setup': ({ server, logger }) => {
        const { hot } = server.environments.client;
        hot.on('verbatim:page', ({ path, lang }: { path: string; lang: string }, client) => {
          current().then(
            (now) => {
              client.send('verbatim:overlay', overlayState(path, lang, now));
            },
            (error: unknown) => {
              logger.error(String(error));
            },
          );
        });
        const answer = async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
          const path = withBase(new URL(request.url ?? '/', 'http://here.invalid').pathname);
          if (!path.endsWith('/')) return false;
          const now = await current();
          if (pageState(path, now).state !== 'never-valid') return false;
          response.statusCode = 500;
          response.setHeader('content-type', 'text/html; charset=utf-8');
          response.setHeader('cache-control', 'no-store');
          response.end(neverValidPage(overlayState(path, siteLanguage, now), withBase(`/@fs${script}`)));
          return true;
        };
        server.middlewares.use((request, response, next) => {
          answer(request, response).then((isAnswered) => {
            if (!isAnswered) next();
          }, next);
        });
      },
    },
  };
}
