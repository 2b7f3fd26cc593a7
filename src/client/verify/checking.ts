import { loadVerifyStrings } from 'virtual:verify-strings';
import type { VerifyStrings } from '../../i18n/en/verify.ts';
import type { Answer, Question } from '../../verify/answer.ts';
import { h } from '../dom.ts';
import { answerData } from './answer-data.ts';
import { copyLinkControls } from './copy-link.ts';
import { parseDate } from './dates.ts';
import { drawAnswer } from './draw-answer.ts';
import { verifier, warm as warmVerifier } from './verifier.ts';

/** How long an answer may take, in milliseconds, before the page says that it is being looked for. */
const patience = 400;

/** Counts questions, so that only the answer to the last one is shown. */
let turn = 0;

/** Starts loading what every answer needs. The first answer reports failures. */
export function warm(): void {
  const { lang } = document.documentElement;
  loadVerifyStrings(lang).catch(() => undefined);
  warmVerifier();
}

/**
 * Loads what the answer to a question needs before the reader asks it, by answering it; the answer is not shown. It loads what the answer
 * will load, not more: a published quote needs no search.
 */
export async function prepare(question: Required<Question>): Promise<void> {
  await verifier.answer(question).catch(() => undefined);
}

/** Answers a question below the form. If the reader asked it, the focus moves to the answer; otherwise the status names the answer. */
export async function check(
  page: HTMLElement,
  question: Required<Question>,
  isAsked: boolean,
): Promise<void> {
  const own = ++turn;
  // The answer to another question is not shown below this one.
  part(page, '[data-answer]').replaceChildren();
  const { lang } = document.documentElement;
  // The answer does not wait for the strings, unless a date must be read in the reader's language.
  const early = question.said === '' ? verifier.answer(question) : undefined;
  early?.catch(() => undefined);
  const t = await loadVerifyStrings(lang);
  const said = parseDate(question.said, t.locale);
  showDateFault(page, said === undefined ? t.saidWrong : '');
  if (said === undefined) return;
  const waiting = setTimeout(() => {
    if (own === turn) say(page, t.working);
  }, patience);
  const asked = { ...question, said };
  // Throws at a fault of the software only, which the page reports.
  const answer = await (early ?? verifier.answer(asked)).finally(() => {
    clearTimeout(waiting);
  });
  if (own === turn) show(page, asked, answer, { t, lang, isAsked });
}

function show(
  page: HTMLElement,
  question: Question,
  answer: Answer,
  { t, lang, isAsked }: { t: VerifyStrings; lang: string; isAsked: boolean },
) {
  const section = drawAnswer(answer, question, { t, lang });
  if (hasLink(answer)) section.append(...copyLinkControls(linkTo(question, answer), t));
  part(page, '[data-answer]').replaceChildren(section, dataBlock(answerData(question, answer)));
  const heading = section.querySelector('h2');
  // One who asked is led to the answer; others hear of it.
  say(page, isAsked ? '' : (heading?.textContent ?? ''), true);
  if (isAsked) heading?.focus({ preventScroll: true });
  // As much of the answer as fits: its heading at the lower edge of the window would hide the evidence.
  section.scrollIntoView({ block: 'nearest' });
}

/**
 * The answer for programs, as text in an element that is not shown. Not a `<script type="application/json">`: the content policy forbids scripts
 * whose text a script writes (Trusted Types), whatever their type.
 */
const dataBlock = (data: string): HTMLElement =>
  h('pre', { id: 'answer', hidden: '', 'data-type': 'application/json' }, data);

/** The other answers ask the reader for something. */
const hasLink = ({ kind }: Answer) => kind !== 'ask-again' && kind !== 'unavailable';

/** The question that a link asks: of a withdrawn quote by its page, so that the link does not repeat the words. */
const linkTo = (question: Question, answer: Answer): Question =>
  answer.kind === 'withdrawn' ? { text: location.origin + answer.path } : question;

function showDateFault(page: HTMLElement, fault: string) {
  part(page, '#said-wrong').textContent = fault;
  const field = part(page, '[data-said]');
  field.toggleAttribute('aria-invalid', false);
  if (fault === '') return;
  field.setAttribute('aria-invalid', 'true');
  field.focus();
}

/** Shows a status, which screen readers announce; one that the page shows elsewhere is for them alone. */
function say(page: HTMLElement, text: string, isShownElsewhere = false) {
  const status = part(page, '[role=status]');
  status.classList.toggle('visually-hidden', isShownElsewhere);
  status.textContent = text;
}

function part(page: HTMLElement, selector: string): HTMLElement {
  const found = page.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`verify page without ${selector}`);
  return found;
}
