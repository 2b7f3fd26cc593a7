import { randomBytes } from 'node:crypto';
import type { AstroIntegration } from 'astro';
import type { ContentSource } from '../content/content-source.ts';
import { deskActions } from '../desk/actions/all.ts';
import { deskPath, tabPath } from '../desk/pages/frame.ts';
import { deskPages } from '../desk/pages/serve.ts';
import { actionsPath, deskEndpoint } from '../desk/server/endpoint.ts';
import { provideDeskMeta } from '../desk-meta.ts';
import { withBase } from '../model/routes.ts';

/** Serves the desk in the dev server, and what its pages can ask for. A build has nothing of it. */
export function desk(content: ContentSource): AstroIntegration {
  return {
    name: 'desk',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        // By default, Vite lets pages of every other server of this machine read these, with the token in them.
        if (command === 'dev') updateConfig({ vite: { server: { cors: false } } });
      },
      'astro:server:setup': ({ server }) => {
        const token = randomBytes(32).toString('base64url');
        provideDeskMeta({ name: 'verbatim-desk', content: token, 'data-actions': withBase(actionsPath) });
        // No other site can show a page with controls of the desk in a frame, under something that invites a click.
        server.middlewares.use((request, response, next) => {
          if (!/\/embed\/(?:\?|$)/.test(request.url ?? ''))
            response.setHeader('content-security-policy', "frame-ancestors 'self'");
          next();
        });
        // Astro removes the base from URLs of requests.
        server.middlewares.use(deskPath, deskPages(process.cwd(), content));
        server.middlewares.use(
          actionsPath,
          deskEndpoint(deskActions, token, { root: process.cwd(), content }),
        );
      },
      'astro:server:start': ({ address, logger }) => {
        logger.info(`The desk is at http://${address.address}:${address.port}${tabPath('list')}`);
      },
    },
  };
}
