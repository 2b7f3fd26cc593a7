import { loadStrings } from 'virtual:strings';
import { loadStyles } from '../load-styles.ts';
import styles from './appearance.css?url';

/** The panel for color scheme and text size: radio buttons in a popover. Choices are stored on the device; `first-paint.ts` applies them to every page. */

const key = `${storagePrefix}appearance`;
const { dataset, lang } = document.documentElement;
const t = (await loadStrings(lang)).appearance;

/** The first option of each is the default: the system's colors, the normal size. */
const choices = [
  {
    name: 'scheme',
    legend: t.scheme,
    options: [
      ['', t.system],
      ['light', t.light],
      ['dark', t.dark],
    ],
  },
  {
    name: 'size',
    legend: t.size,
    options: [
      ['', t.usual],
      ['large', t.large],
      ['largest', t.largest],
    ],
  },
] as const;

function build(): HTMLElement {
  const form = document.createElement('form');
  form.className = 'appearance-panel';
  form.setAttribute('aria-label', t.title);
  for (const { name, legend, options } of choices) {
    const fieldset = document.createElement('fieldset');
    const title = document.createElement('legend');
    title.append(legend);
    fieldset.append(title);
    for (const [value, text] of options) {
      const label = document.createElement('label');
      const radio = document.createElement('input');
      Object.assign(radio, { type: 'radio', name, value, checked: (dataset[name] ?? '') === value });
      label.append(radio, ` ${text}`);
      fieldset.append(label);
    }
    form.append(fieldset);
  }
  form.addEventListener('change', () => {
    choose(new FormData(form));
  });
  const note = document.createElement('p');
  note.append(t.kept);
  form.append(note);
  return form;
}

function choose(data: FormData): void {
  const chosen: Record<string, string> = {};
  for (const { name } of choices) {
    const value = data.get(name);
    if (typeof value === 'string' && value !== '') chosen[name] = value;
  }
  dispatchEvent(new CustomEvent('appearance', { detail: chosen }));
  try {
    localStorage.setItem(key, JSON.stringify(chosen));
  } catch {
    // Without storage the choice applies to this page only.
  }
}

/** Updates the radio buttons, because another tab may have changed the choice, and moves the focus to them. */
function focusChosen(panel: HTMLElement): void {
  for (const radio of panel.querySelectorAll('input'))
    radio.checked = (dataset[radio.name] ?? '') === radio.value;
  panel.querySelector<HTMLInputElement>(':checked')?.focus();
}

/** Opens the panel as a popover, which the browser closes by its button, Escape or a click outside. Falls back to a plain panel. */
function openPanel(panel: HTMLElement, control: HTMLButtonElement): void {
  panel.popover = 'auto';
  try {
    panel.showPopover({ source: control });
    control.popoverTargetElement = panel;
  } catch {
    openPlain(panel, control);
  }
}

/** Opens the panel without popover support: its button and Escape close it. */
function openPlain(panel: HTMLElement, control: HTMLButtonElement): void {
  panel.removeAttribute('popover');
  const show = (open: boolean) => {
    panel.hidden = !open;
    control.setAttribute('aria-expanded', String(open));
    if (open) focusChosen(panel);
  };
  control.addEventListener('click', () => {
    show(panel.hidden !== false);
  });
  panel.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    show(false);
    control.focus();
  });
  show(true);
}

const panel = build();
panel.addEventListener('toggle', ({ newState }) => {
  if (newState === 'open') focusChosen(panel);
});

/** Opens the panel by a control, which opens and closes it from now on; an article has one in its bar and one in the footer. */
export async function openBy(control: HTMLButtonElement): Promise<void> {
  await loadStyles(styles);
  if (!panel.isConnected) control.after(panel);
  openPanel(panel, control);
}
