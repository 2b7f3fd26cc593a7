import { z } from 'astro/zod';
import { id } from '../../model/fields.ts';
import { editorUrl } from '../editor-url.ts';
import { readImportContext } from '../import/context.ts';
import { createProposed } from '../import/create-proposed.ts';
import { importText } from '../import/import-text.ts';
import { mostBytes } from '../import/recognize.ts';
import { proposedIn } from '../import/report.ts';
import type { ImportResult } from '../import/types.ts';
import { writeImport } from '../import/write-import.ts';
import { deskPage } from '../pages/frame.ts';
import { importDone, importPreview } from '../pages/import-page.ts';
import { action } from '../server/endpoint.ts';
import { Refused } from '../server/refused.ts';

/** The name of the dropped file helps to recognize its format; nothing is written to it. */
const name = z.string().min(1).max(300);

/** Reads a dropped file as `npm run import -- <file> --dry-run` does, and returns the report as HTML. */
export const importPreviewAction = action(
  'import-preview',
  z.strictObject({ lang: z.string(), name }),
  async ({ lang, name }, { root, file }) => ({
    html: importPreview(deskPage(lang), await read(root, name, file)),
  }),
  { fileLimit: mostBytes },
);

/** Writes what the preview showed, with the topics and people that were chosen. Nothing is overwritten. */
export const importWriteAction = action(
  'import-write',
  z.strictObject({
    lang: z.string(),
    name,
    slug: id.optional(),
    /** Paths of the topics and people to create. */
    proposed: z.array(z.string()).max(500).default([]),
  }),
  async ({ lang, name, slug, proposed }, { root, content, file }) => {
    const result = await read(root, name, file, slug);
    const written = await writeImport(result, root);
    const wanted = new Set(proposed);
    const created = await createProposed(
      proposedIn([{ result, written }]).filter((one) => wanted.has(one.file)),
      root,
    );
    content.changed();
    const [first] = written.filter(({ failed }) => failed === undefined);
    return {
      html: importDone(deskPage(lang), written, created),
      ...(first ? { open: editorUrl(first.article.file) } : {}),
    };
  },
  { fileLimit: mostBytes },
);

/** Returns what a file contains. Throws a `Refused` for one that cannot be imported. */
async function read(
  root: string,
  name: string,
  bytes: Uint8Array = new Uint8Array(),
  slug?: string,
): Promise<ImportResult> {
  const context = { ...readImportContext(root), ...(slug === undefined ? {} : { options: { slug } }) };
  const result = await importText({ name, bytes }, context);
  if (result.refused) throw new Refused(422, { what: name, ...result.refused });
  return result;
}
