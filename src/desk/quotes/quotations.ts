import type { BodyBlock } from '../../content/body-blocks.ts';
import { type QuotationPair, quotations } from '../../text/quotation-marks.ts';
import type { Range } from '../../text/range.ts';

/** Words in quotation marks in a block, or a whole block of a block quotation. */
export interface Quotation {
  /** Index of the block. */
  block: number;
  /** The words between the marks. */
  inner: Range;
  /** The same with the marks; equal to `inner` in a block quotation. */
  outer: Range;
}

const opening = /^\s*["“„«»‹›「『‘‚”]/u;

/** Returns the outer quotations of all blocks, in order. Quotations in headings, cells and captions are left out. */
export function findQuotations(blocks: readonly BodyBlock[]): Quotation[] {
  return blocks.flatMap(({ kind, text }, block) => {
    if (kind === 'heading' || kind === 'cell' || kind === 'caption') return [];
    const next = blocks[block + 1]?.text ?? '';
    const found = inBlock(text, opening.test(next)).map(({ from, to }) => ({
      block,
      inner: { start: from + 1, end: to },
      outer: { start: from, end: Math.min(text.length, to + 1) },
    }));
    if (found.length > 0 || kind !== 'quotation' || isSignature(text)) return found;
    const end = signatureAt(text);
    return [{ block, inner: { start: 0, end }, outer: { start: 0, end } }];
  });
}

/** The dash that leads to the name below a block quotation. */
const signature = /(?:^|\s)[—–―-]{1,2}\s*(?=[\p{L}])[^—–]{2,120}$/u;
const isSignature = (text: string) => /^\s*[—–―-]{1,2}\s/u.test(text);
const signatureAt = (text: string): number => signature.exec(text)?.index ?? text.length;

/** Returns the outer pairs of marks. A quotation that the next paragraph continues has a mark only at the beginning of each. */
function inBlock(text: string, isContinued: boolean): QuotationPair[] {
  const curled = curlApostrophes(text);
  const sorted: QuotationPair[] = [];
  for (const pair of quotations(curled).sort((a, b) => a.from - b.from))
    if (pair.from > (sorted.at(-1)?.to ?? -1)) sorted.push(pair);
  const lead = opening.exec(curled)?.[0].length ?? 0;
  if (lead === 0 || !isContinued || sorted.some(({ from }) => from === lead - 1)) return sorted;
  return [{ from: lead - 1, to: text.length, depth: 0 }];
}

/** Makes straight single marks opening or closing ones by their position; the length stays the same. */
const curlApostrophes = (text: string): string =>
  text.includes("'") ? text.replace(/(?<=^|[\s([{“„«"—–])'(?=\S)/gu, '‘').replaceAll("'", '’') : text;

/**
 * Returns the text with something neutral of the same length in place of each quotation, so that periods and names inside do not end
 * sentences and are not speakers.
 */
export function maskQuotations(text: string, all: readonly Quotation[]): string {
  let masked = '';
  let at = 0;
  for (const { inner } of all) {
    // The period at the end of a quotation may end the sentence around it.
    const last = /[.!?…؟۔]$/u.test(text.slice(inner.start, inner.end)) ? 1 : 0;
    masked += text.slice(at, inner.start) + '\u0001'.repeat(Math.max(0, inner.end - last - inner.start));
    masked += text.slice(Math.max(inner.start, inner.end - last), inner.end);
    at = inner.end;
  }
  return masked + text.slice(at);
}
