import { h } from '../../../client/dom.ts';
import { ownPieces, type Passage, selectedPassage } from '../../../client/sharing/passage.ts';
import { ask, AskError } from '../../client/ask.ts';
import type { CorrectionForm } from '../../selection/correction.ts';
import type { QuoteForm } from '../../selection/quote.ts';
import type { Written } from '../../selection/undo.ts';
import type { OverlayState } from '../state.ts';

/** Offers to make a pull-quote of the words that are selected in an article, or to correct them. */
export class SelectionForms {
  readonly #bar = h('div', { class: 'bar', role: 'toolbar', hidden: '' });
  readonly #panel = h('section', { class: 'panel', hidden: '', tabindex: '-1' });
  readonly #strings: OverlayState['strings'];

  constructor(root: ShadowRoot, { strings }: OverlayState) {
    this.#strings = strings;
    root.append(this.#bar, this.#panel);
    document.addEventListener('selectionchange', () => {
      this.#offer();
    });
    this.#panel.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.#close();
    });
  }

  #offer(): void {
    const prose = document.querySelector('.prose');
    // While a form is open, the selection may change in it.
    if (!this.#panel.hidden || !prose) return;
    const passage = selectedPassage(prose);
    this.#bar.hidden = passage === undefined;
    if (!passage) return;
    const selection = {
      path: location.pathname,
      words: passage.words,
      before: textBefore(prose, passage),
    };
    const { overlay } = this.#strings;
    const quoted = passage.mark?.id.replace(/^q-/, '');
    this.#bar.replaceChildren(
      quoted === undefined
        ? this.#button(overlay.toQuote, () => this.#quote(selection))
        : h('span', {}, `${overlay.already} `, h('code', { dir: 'ltr' }, quoted)),
      this.#button(overlay.toCorrect, () => this.#correct(selection)),
    );
  }

  async #quote(selection: Selected): Promise<void> {
    const { overlay } = this.#strings;
    const { version, quote, newSpeaker, people, sources } = (await ask('quote-form', selection)) as QuoteForm;
    const { occurrence } = quote;
    this.#open(
      overlay.toQuote,
      [
        field(overlay.words, h('textarea', { rows: '3', readonly: '', dir: 'auto' }, quote.text)),
        field(
          overlay.id,
          h('input', { name: 'id', value: quote.id, required: '', dir: 'ltr' }),
          overlay.idHint,
        ),
        ...this.#speaker(people, quote.speaker, newSpeaker),
        field(
          overlay.source,
          select('source', [['', overlay.noSource], ...sources.map((id) => [id, id] as const)]),
        ),
        field(overlay.said, h('input', { name: 'said', dir: 'ltr', placeholder: overlay.saidHint })),
      ],
      (data) => {
        const { text } = quote;
        const { speaker, name, role, ...fields } = filled(data);
        const isNew = speaker === newId;
        const kind = name === newSpeaker?.name ? newSpeaker?.kind : undefined;
        return ask('add-quote', {
          path: selection.path,
          version,
          quote: {
            ...fields,
            ...(isNew ? {} : { speaker }),
            text,
            ...(occurrence === undefined ? {} : { occurrence }),
          },
          ...(isNew ? { newSpeaker: { name, role, kind } } : {}),
        });
      },
    );
  }

  /** The list of people, and fields for a new one, which are shown where that is chosen. */
  #speaker(
    people: QuoteForm['people'],
    chosen: string | undefined,
    proposed: QuoteForm['newSpeaker'],
  ): Node[] {
    const { overlay } = this.#strings;
    const options = [['', overlay.own] as const, ...people.map(named), [newId, overlay.newSpeaker] as const];
    const list = select('speaker', options, chosen ?? (proposed ? newId : ''));
    const input = (name: string, value = '') => h('input', { name, value, required: '', dir: 'auto' });
    const fields = h(
      'fieldset',
      {},
      field(overlay.newName, input('name', proposed?.name)),
      field(overlay.newRole, input('role', proposed?.role)),
    );
    const update = () => {
      const isNew = list instanceof HTMLSelectElement && list.value === newId;
      fields.hidden = !isNew;
      // Fields of a disabled group are neither required nor sent.
      fields.toggleAttribute('disabled', !isNew);
    };
    list.addEventListener('change', update);
    update();
    return [field(overlay.speaker, list), fields];
  }

  async #correct(selection: Selected): Promise<void> {
    const { overlay } = this.#strings;
    const { version, words, quotes } = (await ask('correction-form', selection)) as CorrectionForm;
    const touched = quotes.map(({ id, isSealed }) =>
      h('li', {}, isSealed ? `${id} (${overlay.sealed})` : id),
    );
    this.#open(
      overlay.toCorrect,
      [
        field(overlay.before, h('textarea', { rows: '2', readonly: '', dir: 'auto' }, words)),
        field(overlay.after, h('textarea', { name: 'says', rows: '2', required: '', dir: 'auto' }, words)),
        field(overlay.why, h('input', { name: 'why', required: '', dir: 'auto' })),
        field(
          overlay.kind,
          select('kind', [
            ['correction', overlay.correction],
            ['clarification', overlay.clarification],
            ['update', overlay.update],
          ]),
        ),
        ...(touched.length > 0 ? [h('p', {}, overlay.quotes), h('ul', {}, ...touched)] : []),
      ],
      (data) => ask('add-correction', { ...selection, version, ...filled(data) }),
    );
  }

  #open(heading: string, fields: Node[], write: (data: FormData) => Promise<unknown>): void {
    const { overlay } = this.#strings;
    const form = h(
      'form',
      {},
      h('h2', {}, heading),
      ...fields,
      h(
        'div',
        { class: 'row' },
        h('button', { class: 'main' }, overlay.write),
        this.#button(overlay.cancel, () => {
          this.#close();
        }),
      ),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#try(async () => {
        const { file: changed, created } = (await write(new FormData(form))) as Written;
        const file = [changed, created].filter(Boolean).join(', ');
        sessionStorage.setItem(writtenKey, file);
        this.#written(file);
      });
    });
    this.#bar.hidden = true;
    this.#show(form);
    form.querySelector<HTMLElement>('[name]')?.focus();
  }

  /** Says what was written, and offers to undo it; also after the page was reloaded. */
  written(): void {
    const file = sessionStorage.getItem(writtenKey);
    if (file !== null) this.#written(file);
  }

  #written(file: string): void {
    const { overlay } = this.#strings;
    const done = () => {
      sessionStorage.removeItem(writtenKey);
      this.#close();
    };
    this.#show(
      h('p', { role: 'status' }, `${overlay.written} `, h('code', { dir: 'ltr' }, file)),
      h(
        'div',
        { class: 'row' },
        this.#button(overlay.undo, async () => {
          sessionStorage.removeItem(writtenKey);
          await ask('undo-edit', {});
          this.#show(
            h('p', { role: 'status' }, `${overlay.undone} ${file}`),
            this.#button(overlay.close, done),
          );
        }),
        this.#button(overlay.close, done),
      ),
    );
  }

  #show(...content: Node[]): void {
    this.#panel.replaceChildren(...content);
    this.#panel.hidden = false;
  }

  #close(): void {
    this.#panel.hidden = true;
    this.#offer();
  }

  #button(label: string, run: () => unknown): HTMLElement {
    const button = h('button', { type: 'button' }, label);
    // A press would clear the selection.
    button.addEventListener('pointerdown', (event) => {
      event.preventDefault();
    });
    button.addEventListener('click', () => {
      void this.#try(async () => {
        await run();
      });
    });
    return button;
  }

  /** Runs something, and shows why it was refused. */
  async #try(run: () => Promise<void>): Promise<void> {
    this.#panel.querySelector('.failure')?.remove();
    try {
      await run();
    } catch (error) {
      if (!(error instanceof AskError)) throw error;
      const { list, failed, overlay } = this.#strings;
      const { what, found, expected, fix } = error.failure;
      const text = `${what}\n${list.found}: ${found}\n${list.expected}: ${expected}\n${list.fix}: ${fix}`;
      const failure = h('p', { class: 'failure', role: 'alert', dir: 'auto' }, `${failed}. ${text}`);
      if (this.#panel.hidden) {
        this.#bar.hidden = true;
        this.#show(
          failure,
          this.#button(overlay.close, () => {
            this.#close();
          }),
        );
      } else this.#panel.prepend(failure);
    }
  }
}

/** In the list of speakers: somebody who has no file yet. Ids have no plus sign. */
const newId = '+';

/** Remembers over the reload after an edit what was written. */
const writtenKey = 'verbatim-written';

interface Selected {
  path: string;
  words: string;
  before: string;
}

/** Returns the article’s own text before a passage, which says which of several equal passages it is. */
function textBefore(prose: Element, { range }: Passage): string {
  let text = '';
  for (const piece of ownPieces(prose)) {
    if (piece.node === range.startContainer)
      return text + piece.text.slice(0, Math.max(0, range.startOffset - piece.from));
    // The wordings of earlier corrections are not part of the body.
    if (!piece.node?.parentElement?.closest('.correction')) text += piece.text;
  }
  return text;
}

const filled = (data: FormData): Record<string, FormDataEntryValue | undefined> =>
  Object.fromEntries([...data].filter(([, value]) => typeof value === 'string' && value.trim() !== ''));

const named = ({ id, name }: { id: string; name: string }) => [id, `${name} (${id})`] as const;

const field = (label: string, control: HTMLElement, hint = '') =>
  h('label', {}, label, ...(hint === '' ? [] : [' ', h('small', {}, hint)]), control);

function select(
  name: string,
  options: (readonly [value: string, label: string])[],
  chosen = '',
): HTMLElement {
  const control = h('select', { name }, ...options.map(([value, label]) => h('option', { value }, label)));
  control.value = chosen === '' ? (options[0]?.[0] ?? '') : chosen;
  return control;
}
