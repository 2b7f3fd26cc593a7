import { readFileSync } from 'node:fs';
import { type PageTexts, pageTexts, type TextOrder } from '../outputs/exports/page-texts.ts';

/** An article’s page: its file, or its content. */
export interface PageOrder extends TextOrder {
  page: { file: string } | { content: string };
}

/** Returns the texts of an article’s page. */
export const textsOf = (order: PageOrder): PageTexts => {
  const { page } = order;
  return pageTexts('file' in page ? readFileSync(page.file, 'utf8') : page.content, order);
};
