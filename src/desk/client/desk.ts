import { ask, AskError, type Failure } from './ask.ts';

/** What actions of the desk’s own forms return: HTML that the dev server made, and the URL that opens the editor. */
interface Done {
  html: string;
  open?: string;
}

/** The file of the last form that had one: the form that confirms an import sends it again. */
let lastFile: File | undefined;

/** Fields that are lists. */
const lists = new Set(['topics', 'proposed', 'blocks']);

/** Returns the fields of a form without files; empty ones are left out. */
function inputOf(form: HTMLFormElement): Record<string, unknown> {
  const input: Record<string, unknown> = { lang: document.documentElement.lang };
  const data = new FormData(form);
  for (const name of new Set(data.keys())) {
    const values = data.getAll(name).filter((value) => typeof value === 'string' && value !== '');
    if (values.length > 0) input[name] = lists.has(name) ? values : values[0];
  }
  return input;
}

/** Returns the file that an action takes, and its name. */
function fileOf(form: HTMLFormElement): File | undefined {
  const chosen = form.querySelector<HTMLInputElement>('input[type="file"]')?.files?.[0];
  if (chosen) lastFile = chosen;
  return chosen ?? (form.dataset.again === undefined ? undefined : lastFile);
}

async function submit(form: HTMLFormElement): Promise<void> {
  const result = form.parentElement?.querySelector<HTMLElement>(':scope > .result');
  const button = form.querySelector<HTMLButtonElement>('button');
  if (!result || button?.disabled === true) return;
  if (button) button.disabled = true;
  result.textContent = document.body.dataset.working ?? '';
  try {
    const file = fileOf(form);
    const input = { ...inputOf(form), ...(file ? { name: file.name } : {}) };
    const { html, open } = (await ask(form.dataset.action ?? '', input, file)) as Done;
    // The dev server escapes what it shows, and the policy of the page forbids scripts in it.
    result.replaceChildren(document.createRange().createContextualFragment(html));
    if (open !== undefined) await openEditor(open);
    result.querySelector<HTMLElement>('h2, a, button')?.focus();
  } catch (error) {
    if (!(error instanceof AskError)) throw error;
    result.replaceChildren(failure(error.failure));
  } finally {
    if (button) button.disabled = false;
  }
}

/** Returns what went wrong, as a list; what the dev server says is English. */
function failure({ what, found, expected, fix }: Failure): HTMLElement {
  const list = document.createElement('dl');
  list.className = 'failure';
  const rows = { [document.body.dataset.failed ?? '']: what, found, expected, fix };
  for (const [term, text] of Object.entries(rows))
    for (const [tag, content] of [
      ['dt', term],
      ['dd', text],
    ] as const) {
      const part = document.createElement(tag);
      part.textContent = content;
      part.dir = 'auto';
      list.append(part);
    }
  return list;
}

/** The dev server answers with nothing to show, so the page stays. */
const openEditor = (url: string): Promise<unknown> => fetch(url).catch(() => undefined);

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.dataset.action === undefined) return;
  event.preventDefault();
  void submit(form);
});
document.addEventListener('click', (event) => {
  const link =
    event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-open]') : null;
  if (!link) return;
  event.preventDefault();
  void openEditor(link.href);
});

/** A file that is dropped anywhere on a page with a field for one. */
const field = document.querySelector<HTMLInputElement>('input[type="file"]');
if (field) {
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
  });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    if (!event.dataTransfer || event.dataTransfer.files.length === 0) return;
    field.files = event.dataTransfer.files;
    field.form?.requestSubmit();
  });
  field.addEventListener('change', () => {
    field.form?.requestSubmit();
  });
}
