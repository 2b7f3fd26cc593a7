import { loadStrings } from 'virtual:strings';
import { h } from '../dom.ts';
import { resumeFragment } from './last-place-keys.ts';

/** Offers on the front page to go on reading the article that was read last, at the foot of the window, where it moves nothing. */
export async function offerLastPlace(path: string, title: string): Promise<void> {
  const { continueReading } = await loadStrings(document.documentElement.lang);
  const link = h(
    'a',
    { class: 'resume', href: path + resumeFragment },
    `${continueReading}: `,
    h('bdi', {}, title),
  );
  document.querySelector('main')?.append(link);
}
