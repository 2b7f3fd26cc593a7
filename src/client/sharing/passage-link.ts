import {
  generateFragmentFromRange,
  GenerateFragmentStatus,
} from 'text-fragments-polyfill/dist/fragment-generation-utils.js';
import { headingAbove } from './passage.ts';

/**
 * The address of a passage: the page with a text fragment that marks the words (WICG, “URL Fragment Text Directives”),
 * or with the heading above, where no fragment can tell the words from others.
 */
export function passageLink(page: string, prose: Element, range: Range): string {
  // The library widens the range it is given to whole words: the reader's selection stays as it is.
  const { status, fragment } = generateFragmentFromRange(range.cloneRange());
  if (status === GenerateFragmentStatus.SUCCESS && fragment) return `${page}#${textDirective(fragment)}`;
  const heading = headingAbove(prose, range);
  return heading ? `${page}#${encodeURIComponent(heading)}` : page;
}

interface TextFragment {
  textStart: string;
  textEnd?: string;
  prefix?: string;
  suffix?: string;
}

/** `:~:text=prefix-,start,end,-suffix` */
function textDirective({ prefix, textStart, textEnd, suffix }: TextFragment): string {
  const parts = [
    prefix && `${encode(prefix)}-`,
    encode(textStart),
    textEnd && encode(textEnd),
    suffix && `-${encode(suffix)}`,
  ];
  return `:~:text=${parts.filter(Boolean).join(',')}`;
}

/** A hyphen has a meaning in the directive; the other signs end an address in many chat programs. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(
    /[-'()!*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
