import { unified, type RemarkPlugins } from '@astrojs/markdown-remark';
import rehypeSlug from 'rehype-slug';
import remarkGfm from 'remark-gfm';
import { rehypeAbbreviations } from './abbreviations.ts';
import { rehypeAnnotate } from './annotate.ts';
import { remarkAutolinks } from './autolinks.ts';
import { remarkBlockDirectives } from './block-directives.ts';
import { rehypeCorrections } from './corrections.ts';
import { remarkDataBlocks } from './data-blocks.ts';
import { rehypeFootnotes } from './footnotes.ts';
import { rehypeHeadingIds } from './heading-ids.ts';
import { remarkLinkAddresses } from './link-addresses.ts';
import { remarkNotes } from './notes.ts';
import { remarkOutline } from './outline.ts';
import { remarkPictures } from './pictures.ts';
import { rehypePullQuotes } from './pull-quotes.ts';
import { remarkPrintedMarkup } from './printed-markup.ts';
import { remarkRawHtml } from './raw-html.ts';
import { rehypeSanitize } from './sanitize.ts';
import { remarkSourceCitations } from './source-citations.ts';
import { remarkTableRows } from './table-rows.ts';
import { rehypeTables } from './tables.ts';

/** What of Markdown is read at all: CommonMark, GFM, and our blocks. One tilde is a sign for “about”, two strike words out. */
export const syntax: RemarkPlugins = [[remarkGfm, { singleTilde: false }], remarkBlockDirectives];

/** How every article becomes HTML: the same pipeline in the site's build and in `npm run check`. */
export const markdownProcessor = unified({
  // Astro's own are off: ours are listed, and typographic marks are the author's to write.
  gfm: false,
  smartypants: false,
  remarkPlugins: [
    ...syntax,
    // On the text as it was typed, before anything is moved.
    remarkTableRows,
    remarkPrintedMarkup,
    remarkAutolinks,
    remarkLinkAddresses,
    remarkDataBlocks,
    remarkNotes,
    remarkSourceCitations,
    remarkRawHtml,
    remarkPictures,
    remarkOutline,
  ],
  rehypePlugins: [
    rehypeSlug,
    rehypeHeadingIds,
    rehypeTables,
    rehypeFootnotes,
    rehypeAbbreviations,
    // After everything that moves elements about, before the text is noted; a correction stands outside a quote’s box.
    rehypeCorrections,
    rehypePullQuotes,
    rehypeAnnotate,
    rehypeSanitize,
  ],
  remarkRehype: { clobberPrefix: 'note-' },
});

/** Settings beside the processor that the site's build and the check share. */
export const markdownOptions = { syntaxHighlight: false } as const;
