import { mastodonServer, mastodonShare, rememberedServer, rememberServer } from './mastodon.ts';
import { fetchCard } from './picture.ts';

/** Browsers open a share sheet only soon after a click; a card that takes longer than this, in milliseconds, is omitted. */
const cardTimeout = 1500;

/**
 * The share panel: buttons that copy, the system's share sheet, links to networks.
 * Without script the links work and the rest is hidden. Its strings are in its attributes.
 */
class SharePanel extends HTMLElement {
  #card: Promise<File | undefined> | undefined;

  connectedCallback() {
    this.addEventListener('click', (event) => {
      const target = event.target instanceof Element ? event.target : undefined;
      const copies = target?.closest<HTMLElement>('[data-copy]')?.dataset.copy;
      if (copies !== undefined) void this.#copy(copies);
      if (target?.closest('[data-sheet]')) void this.#openSheet();
      if (target?.closest('[data-network=mastodon]') && !isModified(event)) this.#askServer(event);
    });
    const sheet = this.#part('[data-sheet]', HTMLButtonElement);
    sheet.hidden = typeof navigator.share !== 'function';
    for (const kind of ['pointerenter', 'focus'])
      sheet.addEventListener(kind, () => void this.#loadCard(), { once: true });
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#openServer();
    });
  }

  get #form() {
    return this.#part('form', HTMLFormElement);
  }
  get #words() {
    return this.dataset.words ?? '';
  }
  get #url() {
    return this.dataset.url ?? '';
  }

  #part<T extends Element>(selector: string, kind: new () => T): T {
    const part = this.querySelector(selector);
    if (!(part instanceof kind)) throw new Error(`share panel without ${selector}`);
    return part;
  }

  #say(text = '') {
    this.#part('[role=status]', HTMLElement).textContent = text;
  }

  /** Copies the link, the text with the link, or the value of the field with that id. */
  async #copy(what: string) {
    const field =
      what === 'link' || what === 'words' ? undefined : this.#part(`#${what}`, HTMLTextAreaElement);
    const text = field?.value ?? (what === 'link' ? this.#url : `${this.#words}\n${this.#url}`);
    const { linkCopied, wordsCopied, copied, byHand } = this.dataset;
    // Cleared first, so that a repeated message is announced again.
    this.#say();
    const manual = this.#part('[data-by-hand-text]', HTMLTextAreaElement);
    try {
      await navigator.clipboard.writeText(text);
      manual.hidden = true;
      const messages: Partial<Record<string, string>> = { link: linkCopied, words: wordsCopied };
      this.#say(messages[what] ?? copied);
    } catch {
      // No clipboard access without HTTPS, or the reader denied it.
      const shown = field ?? manual;
      if (!field) manual.value = text;
      shown.hidden = false;
      shown.focus();
      shown.select();
      this.#say(byHand);
    }
  }

  #loadCard(): Promise<File | undefined> {
    const { page } = this.dataset;
    return (this.#card ??= page ? fetchCard(page).catch(() => undefined) : Promise.resolve(undefined));
  }

  async #openSheet() {
    this.#say();
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, cardTimeout));
    const file = await Promise.race([this.#loadCard(), late]);
    const data: ShareData = { text: this.#words, url: this.#url };
    const files = file && [file];
    const withCard =
      files && 'canShare' in navigator && navigator.canShare({ ...data, files }) ? { ...data, files } : data;
    try {
      await navigator.share(withCard);
    } catch (error) {
      // The reader closed the share sheet.
      if (error instanceof DOMException && error.name === 'AbortError') return;
      this.#say(this.dataset.sheetFailed);
    }
  }

  #askServer(event: Event) {
    event.preventDefault();
    this.#form.hidden = false;
    const server = this.#part('[name=server]', HTMLInputElement);
    server.value ||= rememberedServer();
    server.focus();
    server.select();
  }

  #openServer() {
    const typed = this.#part('[name=server]', HTMLInputElement);
    const server = mastodonServer(typed.value);
    typed.toggleAttribute('aria-invalid', false);
    if (server === undefined) {
      typed.setAttribute('aria-invalid', 'true');
      this.#say(this.dataset.serverWrong);
      typed.focus();
      return;
    }
    rememberServer(server);
    const link = this.#part('[data-network=mastodon]', HTMLAnchorElement);
    location.assign(mastodonShare(server, link.href.split('#text=')[1] ?? ''));
  }
}

/** Returns true for a click that opens a new tab or downloads. */
function isModified(event: Event): boolean {
  return event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
}

if (!customElements.get('share-panel')) customElements.define('share-panel', SharePanel);
