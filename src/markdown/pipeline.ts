import { toHtml } from 'hast-util-to-html';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { type PluggableList, unified } from 'unified';
import { VFile } from 'vfile';

declare module 'vfile' {
  interface DataMap {
    /** The key that Astro’s own pipeline uses, so that plugins work in both. */
    astro: { frontmatter?: Record<string, unknown> };
  }
}

/** The plugins of a pipeline from Markdown to HTML. */
export interface Pipeline {
  /** Run on the Markdown tree, in this order. */
  remarkPlugins?: PluggableList;
  /** Run on the HTML tree, in this order. */
  rehypePlugins?: PluggableList;
  /** What ids of footnotes begin with. */
  idPrefix?: string;
}

/** What plugins find in `file.data.astro`, where Astro’s own pipeline has it too. They write into `frontmatter`. */
export interface RenderInput {
  frontmatter?: Record<string, unknown> | undefined;
  fileURL?: URL;
}

export interface Rendered {
  /** HTML. */
  code: string;
  metadata: { frontmatter: Record<string, unknown> };
}

export interface MarkdownRenderer {
  /** Rejects with the error of a plugin that throws. */
  render: (markdown: string, input?: RenderInput) => Promise<Rendered>;
}

/** Returns a pipeline that reads CommonMark and what its plugins add. Raw HTML passes through unless a plugin removes it. */
export function markdownPipeline({
  remarkPlugins = [],
  rehypePlugins = [],
  idPrefix = '',
}: Pipeline): MarkdownRenderer {
  const processor = unified()
    .use(remarkParse)
    .use(remarkPlugins)
    .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: idPrefix })
    .use(rehypePlugins)
    .freeze();
  const render = async (
    markdown: string,
    { frontmatter = {}, fileURL }: RenderInput = {},
  ): Promise<Rendered> => {
    const file = new VFile({
      value: markdown,
      ...(fileURL && { path: fileURL }),
      data: { astro: { frontmatter } },
    });
    const tree = await processor.run(processor.parse(file), file);
    return { code: toHtml(tree, { allowDangerousHtml: true }), metadata: { frontmatter } };
  };
  return { render };
}
