import { h } from '../../../client/dom.ts';
import type { OverlayState, ShownProblem } from '../state.ts';
import { SelectionForms } from './selection.ts';
import { styles } from './styles.ts';

/** Remembers over reloads whether the list is open. */
const openKey = 'verbatim-overlay-open';

/** Marks the state of the page at its top, and lists all problems behind a button in a corner, next to the link to the desk. */
export class OverlayPanel {
  readonly #host = document.createElement('verbatim-overlay');
  readonly #root = this.#host.attachShadow({ mode: 'open' });
  readonly #notice = h('p', { class: 'notice', role: 'status', hidden: '' });
  readonly #button = h('button', { type: 'button', class: 'count', hidden: '', 'aria-expanded': 'false' });
  readonly #desk = h('a', { class: 'desk' });
  readonly #list = h('section', { class: 'list', hidden: '', tabindex: '-1' });
  #state: OverlayState | undefined;
  #forms: SelectionForms | undefined;

  constructor() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.append(h('div', { class: 'corner' }, this.#button, this.#desk), this.#list);
    this.#button.addEventListener('click', () => {
      this.#open(this.#button.getAttribute('aria-expanded') !== 'true');
    });
    this.#root.addEventListener('keydown', (event) => {
      if (!(event instanceof KeyboardEvent) || event.key !== 'Escape' || this.#list.hidden) return;
      this.#open(false);
      this.#button.focus();
    });
    // First, so that the notice about the page is above it.
    document.body.prepend(this.#host);
  }

  /** Shows a state in place of the last one. */
  show(state: OverlayState): void {
    this.#state = state;
    const { problems, page, strings, desk, lang, dir } = state;
    this.#host.lang = lang;
    this.#host.dir = dir;
    const counts = countsOf(state);
    this.#desk.setAttribute('href', desk);
    this.#desk.textContent = strings.title;
    this.#button.hidden = problems.length === 0;
    this.#button.textContent = counts;
    this.#button.classList.toggle(
      'error',
      problems.some(({ severity }) => severity === 'error'),
    );
    const notices = { 'last-valid': strings.overlay.lastValid, 'with-errors': strings.overlay.withErrors };
    const notice = page.state === 'last-valid' || page.state === 'with-errors' ? notices[page.state] : '';
    this.#notice.hidden = notice === '';
    this.#notice.textContent = notice;
    if (notice !== '') this.#root.prepend(this.#notice);
    this.#host.toggleAttribute('data-marked', notice !== '');
    this.#fill(state);
    if (!this.#forms) {
      this.#forms = new SelectionForms(this.#root, state);
      this.#forms.written();
    }
    // The page of a file that was never valid lists its problems.
    this.#open(
      problems.length > 0 && page.state !== 'never-valid' && sessionStorage.getItem(openKey) === 'yes',
      false,
    );
  }

  #open(isOpen: boolean, isChosen = true): void {
    this.#list.hidden = !isOpen;
    this.#button.setAttribute('aria-expanded', String(isOpen));
    if (!isChosen) return;
    sessionStorage.setItem(openKey, isOpen ? 'yes' : 'no');
    if (isOpen) this.#list.focus();
  }

  #fill({ problems, page, strings }: OverlayState): void {
    const { overlay } = strings;
    const here = problems.filter(({ file }) => file === page.file);
    const others = problems.filter(({ file }) => file !== page.file);
    const close = h('button', { type: 'button' }, overlay.close);
    close.addEventListener('click', () => {
      this.#open(false);
      this.#button.focus();
    });
    const group = (heading: string, list: ShownProblem[]) =>
      list.length > 0 ? [h('h3', {}, heading), ...list.map((problem) => this.#problem(problem))] : [];
    this.#list.setAttribute('aria-label', overlay.title);
    this.#list.replaceChildren(
      h('header', {}, h('h2', {}, overlay.title), close),
      ...group(overlay.here, here),
      ...group(overlay.others, others.slice(0, mostShown)),
    );
  }

  #problem({ severity, file, line, column, text, found, expected, fix }: ShownProblem): HTMLElement {
    const { overlay, list } = this.#state?.strings ?? neverEmpty();
    const place = [file, line, line === undefined ? undefined : column].filter(Boolean).join(':');
    return h(
      'article',
      { class: severity },
      editorLink(place, `${this.#state?.root ?? ''}/${place}`, overlay.editor),
      ...(text === undefined || text.trim() === '' ? [] : [h('pre', { class: 'line', dir: 'auto' }, text)]),
      h(
        'dl',
        {},
        ...described(list.found, found),
        ...described(list.expected, expected),
        ...(fix === undefined ? [] : described(list.fix, fix)),
      ),
      ...(fix === undefined ? [] : [copyButton(fix, overlay.copy, overlay.copied)]),
    );
  }
}

/** More are reported in the terminal and by `npm run check`. */
const mostShown = 200;

const neverEmpty = (): never => {
  throw new Error('a problem without a state');
};

/** Returns the numbers of problems: `Errors: 2 · Warnings: 1`. */
function countsOf({ problems, strings: { list } }: OverlayState): string {
  const count = (severity: string) => problems.filter((problem) => problem.severity === severity).length;
  const parts: [string, number][] = [
    [list.errors, count('error')],
    [list.warnings, count('warning')],
    [list.notes, count('info')],
  ];
  return parts.flatMap(([label, number]) => (number > 0 ? [`${label} ${number}`] : [])).join(' · ');
}

/** Problems are described in English. */
const described = (term: string, text: string) => [
  h('dt', {}, term),
  h('dd', { lang: 'en', dir: 'auto' }, text),
];

/** Returns a link that opens the editor of the dev server (launch-editor, which knows the one that runs) at a line. */
export function editorLink(label: string, place: string, title: string): HTMLElement {
  const href = `/__open-in-editor?file=${encodeURIComponent(place)}`;
  const link = h('a', { href, title, dir: 'ltr', class: 'place' }, label);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    void fetch(href);
  });
  return link;
}

function copyButton(text: string, label: string, done: string): HTMLElement {
  const button = h('button', { type: 'button' }, label);
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(text).then(() => {
      button.textContent = done;
    });
  });
  return button;
}
