import type { PluggableList } from 'unified';
import { rehypeAbbreviations } from './abbreviations.ts';
import { remarkAbridged } from './abridged.ts';
import { rehypeAnnotate } from './annotate.ts';
import { remarkAutolinks } from './autolinks.ts';
import { rehypeBaseLinks } from './base-links.ts';
import { remarkBlockDirectives } from './block-directives.ts';
import { rehypeCorrections } from './corrections.ts';
import { remarkDataBlocks } from './data-blocks.ts';
import { rehypeFootnotes } from './footnotes.ts';
import { remarkGfmSyntax } from './gfm-syntax.ts';
import { rehypeHeadingIds } from './heading-ids.ts';
import { remarkLinkUrls } from './link-urls.ts';
import { remarkNotes } from './notes.ts';
import { remarkOutline } from './outline.ts';
import { remarkPictures } from './pictures.ts';
import { markdownPipeline } from './pipeline.ts';
import { remarkPrintedMarkup } from './printed-markup.ts';
import { rehypePullQuotes } from './pull-quotes.ts';
import { remarkRawHtml } from './raw-html.ts';
import { rehypeSanitize } from './sanitize.ts';
import { remarkSourceCitations } from './source-citations.ts';
import { remarkTableRows } from './table-rows.ts';
import { rehypeTables } from './tables.ts';
import { rehypeUnbrokenWords } from './unbroken-words.ts';

/** The syntax: CommonMark, GFM and our blocks. */
export const syntax: PluggableList = [remarkGfmSyntax, remarkBlockDirectives, remarkAbridged];

/** Renders articles to HTML; the build and `npm run check` use the same pipeline. */
export const markdownProcessor = markdownPipeline({
  remarkPlugins: [
    ...syntax,
    // These need the text as typed, so they run first.
    remarkTableRows,
    remarkPrintedMarkup,
    remarkAutolinks,
    remarkLinkUrls,
    remarkDataBlocks,
    remarkNotes,
    remarkSourceCitations,
    remarkRawHtml,
    remarkPictures,
    remarkOutline,
  ],
  rehypePlugins: [
    rehypeHeadingIds,
    rehypeTables,
    rehypeFootnotes,
    rehypeAbbreviations,
    // After plugins that move elements, before the text is collected; corrections go outside a quote’s wrapper.
    rehypeCorrections,
    rehypePullQuotes,
    rehypeAnnotate,
    rehypeUnbrokenWords,
    rehypeSanitize,
    // After the links were collected as typed, which problems show.
    rehypeBaseLinks,
  ],
  idPrefix: 'note-',
});
