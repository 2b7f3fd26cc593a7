import { randomBytes } from 'node:crypto';
import type { AstroIntegration } from 'astro';
import type { ContentSource } from '../content/content-source.ts';
import { provideDeskMeta } from '../desk-meta.ts';
import { withBase } from '../model/routes.ts';

/** Serves the desk in the dev server, and what its pages can ask for. A build has nothing of it, and does not load its code: some 500 modules. */
export function desk(content: ContentSource): AstroIntegration {
  return {
    name: 'desk',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        // By default, Vite lets pages of every other server of this machine read these, with the token in them.
        if (command === 'dev') updateConfig({ vite: { server: { cors: false } } });
      },
      'astro:server:setup': async ({ server }) => {
        const { deskActions } = await import('../desk/actions/all.ts');
        const { deskPath } = await import('../desk/pages/frame.ts');
        const { deskPages } = await import('../desk/pages/serve.ts');
        const { actionsPath, deskEndpoint } = await import('../desk/server/endpoint.ts');
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
      'astro:server:start': async ({ address, logger }) => {
        const { tabPath } = await import('../desk/pages/frame.ts');
        logger.info(`The desk is at http://${address.address}:${address.port}${tabPath('list')}`);
      },
    },
  };
}
