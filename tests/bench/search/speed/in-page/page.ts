import type { PageEngine, Shown } from './shown.ts';

/**
 * The page of the bench, for all engines alike: a field and a list. It asks at every key, without a pause before,
 * and tells on `body` which key was answered, after how many milliseconds, and with how many results.
 */
const field = document.querySelector('input');
const list = document.querySelector('ol');
if (!field || !list) throw new Error('not the page of the bench');

let opening: Promise<PageEngine> | undefined;
let keys = 0;

field.addEventListener('input', (event) => void answer(event.timeStamp));

async function answer(since: number): Promise<void> {
  const key = ++keys;
  const address = './engine.js';
  opening ??= (import(address) as Promise<{ open: () => Promise<PageEngine> }>).then(({ open }) => open());
  const found = await (await opening).search(field?.value ?? '');
  list?.replaceChildren(...found.map(item));
  // Asks for the layout, so that the time has it.
  list?.getBoundingClientRect();
  Object.assign(document.body.dataset, {
    took: String(performance.now() - since),
    found: String(found.length),
    answered: String(key),
  });
}

function item({ url, title, date, excerpt }: Shown): HTMLLIElement {
  const line = document.createElement('li');
  const link = document.createElement('a');
  link.href = url;
  link.textContent = title;
  const time = document.createElement('time');
  time.textContent = date;
  const text = document.createElement('p');
  text.textContent = excerpt;
  line.append(link, time, text);
  return line;
}
