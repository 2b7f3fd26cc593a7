import { search, type SearchResult } from './engine.ts';
import { excerpt, markWords, type Span } from './excerpt.ts';
import { PagefindLoader } from './loader.ts';
import { contentWords } from './query.ts';

/** Waits this many milliseconds after a key before searching, so that a fast typist asks once. */
const pause = 120;
const shownAtOnce = 10;

/**
 * The search page: a form that answers while the reader types, with its state in the address.
 * Without script the form is hidden and the page offers the topics instead.
 */
class SearchPage extends HTMLElement {
  #loader = new PagefindLoader();
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #shown = shownAtOnce;
  #results: SearchResult[] = [];

  connectedCallback() {
    const { q, topic } = this.#state();
    // What was typed before the script came stays.
    if (q) this.#words.value = q;
    if (topic) this.#topic.value = topic;
    this.#form.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#ask(), pause);
    });
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#ask();
    });
    this.#form.addEventListener('focusin', () => void this.#loader.load().catch(() => undefined), {
      once: true,
    });
    this.#more.addEventListener('click', () => {
      this.#shown += shownAtOnce;
      void this.#show(this.#asked, this.#shown - shownAtOnce);
    });
    if (this.#words.value || this.#topic.value) void this.#ask();
    else if (matchMedia('(hover: hover)').matches) this.#words.focus();
  }

  get #form() {
    return this.#part('form', HTMLFormElement);
  }
  get #more() {
    return this.#part('[data-more]', HTMLButtonElement);
  }

  #part<T extends Element>(selector: string, kind: new () => T): T {
    const part = this.querySelector(selector);
    if (!(part instanceof kind)) throw new Error(`search page without ${selector}`);
    return part;
  }

  get #words() {
    return this.#part('[name=q]', HTMLInputElement);
  }
  get #topic() {
    return this.#part('[name=topic]', HTMLSelectElement);
  }

  /** What the address asks for; a topic we do not have is left aside. */
  #state() {
    const asked = new URLSearchParams(location.search);
    const topic = asked.get('topic') ?? '';
    const known = [...this.querySelectorAll('option')].some((option) => option.value === topic);
    return { q: asked.get('q') ?? '', topic: known ? topic : '' };
  }

  async #ask() {
    clearTimeout(this.#timer);
    const turn = ++this.#asked;
    const query = this.#words.value.trim();
    const topic = this.#topic.value;
    const address = new URLSearchParams(Object.entries({ q: query, topic }).filter(([, value]) => value));
    history.replaceState(null, '', address.size > 0 ? `?${address.toString()}` : location.pathname);
    const request = { query, topic, lang: document.documentElement.lang };
    try {
      let results = await search(await this.#loader.load(), request);
      if (results.length === 0 && (query || topic) && (await this.#loader.outdated()))
        results = await search(await this.#loader.load(), request);
      // Only the latest question is answered.
      if (turn !== this.#asked) return;
      this.#results = results;
      this.#shown = shownAtOnce;
      await this.#show(turn, 0);
    } catch (error) {
      if (turn !== this.#asked) return;
      console.error(error);
      this.#loader.drop();
      this.#results = [];
      this.#part('[data-results]', HTMLElement).replaceChildren();
      this.#say('');
      this.#part('[data-failure]', HTMLElement).hidden = false;
      this.#part('[data-nothing]', HTMLElement).hidden = true;
      this.#more.hidden = true;
    }
  }

  /** Puts results on the page from `from` to what is shown now; earlier ones stay. */
  async #show(turn: number, from: number) {
    const words = contentWords(this.#words.value, document.documentElement.lang);
    const items = await Promise.all(
      this.#results.slice(from, this.#shown).map(async (result) => this.#item(await result.data(), words)),
    );
    if (turn !== this.#asked) return;
    const list = this.#part('[data-results]', HTMLElement);
    if (from === 0) list.replaceChildren(...items);
    else list.append(...items);
    this.#part('[data-failure]', HTMLElement).setAttribute('hidden', '');
    const found = this.#results.length;
    const asked = words.length > 0 || this.#topic.value !== '';
    this.#say(
      found > 0 ? `${found} ${found === 1 ? 'article' : 'articles'}` : asked ? 'No article found' : '',
    );
    this.#part('[data-nothing]', HTMLElement).toggleAttribute('hidden', found > 0 || !asked);
    this.#more.toggleAttribute('hidden', found <= this.#shown);
    if (from > 0) items[0]?.querySelector('a')?.focus();
  }

  #say(words: string) {
    this.#part('[role=status]', HTMLElement).textContent = words;
  }

  #item({ url, content, meta }: Awaited<ReturnType<SearchResult['data']>>, words: string[]) {
    const item = this.#part('template', HTMLTemplateElement).content.cloneNode(true) as DocumentFragment;
    const link = item.querySelector('a');
    if (link) {
      link.href = url;
      link.append(...markWords(meta.title ?? url, words).map(toNode));
    }
    item.querySelector('[data-excerpt]')?.append(...excerpt(content, words).map(toNode));
    const date = item.querySelector('time');
    if (date && meta.date) {
      date.dateTime = meta.date;
      date.textContent = new Date(meta.date).toLocaleDateString('en-GB', {
        dateStyle: 'long',
        timeZone: 'UTC',
      });
    }
    return item.firstElementChild ?? item;
  }
}

/** Text stays text: nothing from the index is ever read as markup. */
function toNode({ text, marked }: Span): Node {
  if (!marked) return document.createTextNode(text);
  const mark = document.createElement('mark');
  mark.textContent = text;
  return mark;
}

customElements.define('search-page', SearchPage);
