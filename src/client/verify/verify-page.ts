import type { Question } from '../../verify/answer.ts';
import type * as Checking from './checking.ts';
import { questionIn } from './question-url.ts';

/**
 * The page that answers whether a quotation is genuine. Before the reader uses its form, nothing else is loaded. The words stay in the
 * page: the URL gets them only where the reader copies a link to the answer.
 */
class VerifyPage extends HTMLElement {
  #loading: Promise<typeof Checking> | undefined;

  connectedCallback() {
    const form = this.#part('form', HTMLFormElement);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#ask();
    });
    form.addEventListener('focusin', () => {
      this.#load().then(
        ({ warm }) => {
          warm();
        },
        // Reported when the reader asks.
        () => undefined,
      );
    });
    form.addEventListener('input', (event) => {
      // Pasted words are most likely complete, and are asked for soon; typed ones are another text at each key.
      if (!(event instanceof InputEvent) || !/^insertFrom(?:Paste|Drop)$/.test(event.inputType)) return;
      this.#load().then(
        ({ prepare }) => prepare(this.#question()),
        // Reported when the reader asks.
        () => undefined,
      );
    });
    form.addEventListener('keydown', ({ key, ctrlKey, metaKey }) => {
      if (key === 'Enter' && (ctrlKey || metaKey)) this.#ask();
    });
    this.addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest('[data-retry]')) void this.#check(true);
    });
    addEventListener('hashchange', () => {
      this.#openUrl();
    });
    this.#openUrl();
  }

  /** Answers the question that the reader has written. */
  #ask() {
    // The URL would ask another question than the page answers.
    if (questionIn(location)) history.replaceState(history.state, '', location.pathname);
    void this.#check(true);
  }

  /** Answers the question in the URL, if there is one. */
  #openUrl() {
    const question = questionIn(location);
    if (!question) return;
    const field = this.#field('text');
    // The field cuts off what is pasted, but not what a script writes.
    field.value = question.text.slice(0, field.maxLength < 0 ? undefined : field.maxLength);
    this.#field('speaker').value = question.speaker;
    this.#field('said').value = question.said;
    void this.#check(false);
  }

  /** Answers the question in the form; `isAsked` if the reader waits for it, who then is led to the answer. */
  async #check(isAsked: boolean) {
    const question = this.#question();
    const status = this.#part('[role=status]', HTMLElement);
    try {
      const { check } = await this.#load();
      await check(this, question, isAsked);
    } catch (error) {
      console.warn(error);
      status.textContent = status.dataset.notLoaded ?? '';
    }
  }

  #question(): Required<Question> {
    const [text = '', speaker = '', said = ''] = (['text', 'speaker', 'said'] as const).map(
      (name) => this.#field(name).value,
    );
    return { text, speaker, said };
  }

  /** Loads what answers; again after a failure. */
  #load() {
    const loading = (this.#loading ??= import('./checking.ts'));
    if (this.dataset.index) {
      window.startedVerifyIndex = fetch(this.dataset.index, { cache: 'no-cache' });
      // Reported when the reader asks.
      window.startedVerifyIndex.catch(() => undefined);
      delete this.dataset.index;
    }
    loading.catch(() => {
      this.#loading = undefined;
    });
    return loading;
  }

  #field = (name: 'text' | 'speaker' | 'said') =>
    this.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[data-${name}]`) ?? new HTMLInputElement();

  #part<T extends Element>(selector: string, kind: new () => T): T {
    const part = this.querySelector(selector);
    if (!(part instanceof kind)) throw new Error(`verify page without ${selector}`);
    return part;
  }
}

customElements.define('verify-page', VerifyPage);
