import { addCorrection, correctionForm } from '../selection/correction.ts';
import { addQuote, quoteForm, undoAction } from '../selection/quote.ts';
import type { DeskAction } from '../server/endpoint.ts';
import { importPreviewAction, importWriteAction } from './import.ts';
import { newArticle } from './new-article.ts';
import { sealAction } from './seal.ts';

/** Everything that pages of the dev server can ask for. */
export const deskActions: readonly DeskAction[] = [
  newArticle,
  importPreviewAction,
  importWriteAction,
  sealAction,
  quoteForm,
  addQuote,
  correctionForm,
  addCorrection,
  undoAction,
];
