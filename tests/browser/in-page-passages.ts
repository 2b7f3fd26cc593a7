import * as finder from 'text-fragments-polyfill/text-fragment-utils';
import { selectedPassage } from '../../src/client/sharing/passage.ts';
import { linkedPassage } from '../../src/client/sharing/passage-link.ts';

/** Functions that passage-selections.test.ts calls in the page: bundled, and set on `window`. */
export interface InPage {
  /** Shares the current selection. */
  shared: () => { words: string; url: string } | undefined;
  /** Returns the text that a link highlights, according to text-fragments-polyfill; without note numbers, deleted and hidden text. */
  marked: (url: string) => string;
}

const inPage: InPage = {
  shared: () => {
    const prose = document.querySelector('.prose');
    const passage = prose && selectedPassage(prose);
    return passage ? linkedPassage('/', prose, passage) : undefined;
  },
  marked: (url) => {
    const directives = finder.getFragmentDirectives(url.slice(url.indexOf('#')));
    const { text } = finder.processFragmentDirectives(finder.parseFragmentDirectives(directives));
    const marks = text[0] ?? [];
    const isSaid = (mark: HTMLElement) =>
      !mark.closest('del, s, rt, rp, .pull-quote, .gone') &&
      !mark.closest('sup')?.querySelector('a') &&
      !mark.closest('[href^="#Mark-"]');
    const said = marks.filter(isSaid).map(({ textContent }) => textContent);
    finder.removeMarks(marks);
    document.body.normalize();
    return said.join('');
  },
};
Object.assign(window, inPage);
