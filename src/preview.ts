/**
 * How the running command shows what is not published: `build` is a preview of the whole site (`npm run build -- --drafts`), `dev` the dev
 * server, undefined a build for readers. The commands set it for the process that renders pages; script in browsers cannot read it.
 */
const mode = process.env.VERBATIM_PREVIEW;

/** True in a build with drafts and scheduled articles, which must not be published. */
export const isPreview: boolean = mode === 'build';

/** True if pages can show drafts and scheduled articles. */
export const showsUnpublished: boolean = isPreview || mode === 'dev';

/** True if a page must be marked, so that nobody takes it for one that readers see; `article` is the one that it belongs to. */
export const isMarked = (article?: { state: string }): boolean =>
  isPreview || (showsUnpublished && article !== undefined && article.state !== 'published');
