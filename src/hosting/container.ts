import type { GeneratedFile } from './generated-file.ts';
import { nginxFile } from './nginx.ts';
import type { Redirect } from './redirects.ts';

/** The folder of the site in the image, and the port that nginx listens on: a user without rights can open none below 1024. */
const root = '/srv/site';
const port = 8080;

/**
 * Returns the files for a container image, in two stages: the first builds the site with Node, the second has only nginx, its
 * configuration and the site.
 */
export const containerFiles = ({ base }: { base: string }): GeneratedFile[] => [
  {
    path: 'Dockerfile',
    comment: '#',
    text: `# docker build -t publication . && docker run --rm -p 8080:${port} publication

FROM node:24-bookworm-slim AS build
WORKDIR /publication
# Packages are installed again only when these files change.
COPY .npmrc package.json package-lock.json ./
RUN npm ci --omit=dev
COPY . .
RUN npm run build
# The published site, for share cards of earlier wordings: docker build --build-arg RESTORE_FROM=https://your.site .
ARG RESTORE_FROM=""
RUN if [ -n "$RESTORE_FROM" ]; then npm run restore-cards -- "$RESTORE_FROM"; fi
RUN npm run --silent hosting -- nginx --container > /nginx.conf

FROM nginx:stable-alpine
COPY --from=build /nginx.conf /etc/nginx/nginx.conf
COPY --from=build /publication/dist ${root}${base}
# The number of nginx in this image: orchestrators that require a user other than root cannot look names up.
USER 101
EXPOSE ${port}
`,
  },
  {
    path: '.dockerignore',
    comment: '#',
    text: `.git
.astro
.env*
**/node_modules
dist
dist-*
*.key
*.pem
`,
  },
];

/** Returns the whole configuration of nginx in the container, which writes only to /tmp and to the container’s log. */
export function containerNginx(
  host: string,
  redirects: readonly Redirect[],
  at: { root: string; port: number } = { root, port },
): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const site = nginxFile(
    {
      host,
      root: at.root,
      certificate: undefined,
      secure: [],
      plain: [String(at.port), `[::]:${at.port}`],
      withoutCertificate: 'a proxy in front of the container has the certificate',
    },
    redirects,
  );
  return `worker_processes auto;
pid /tmp/nginx.pid;
error_log /dev/stderr warn;
events {}
http {
access_log /dev/stdout;
${temporary.map((name) => `${name}_temp_path /tmp/${name};`).join('\n')}

${site}}
`;
}
