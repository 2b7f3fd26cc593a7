import type { VerifyStrings } from '../../i18n/en/verify.ts';
import type { Question } from '../../verify/answer.ts';
import { h } from '../dom.ts';
import { fragmentOf } from './question-url.ts';

/** Returns a button that copies a link to the answer, and what it shows. The words come into the URL only then. */
export function copyLinkControls(question: Question, t: VerifyStrings): HTMLElement[] {
  const url = location.origin + location.pathname + fragmentOf(question);
  const button = h('button', { type: 'button' }, t.copyLink);
  const status = h('p', { role: 'status', class: 'meta' });
  const field = h('input', { readonly: '', hidden: '', value: url, dir: 'ltr', 'aria-label': t.linkToCopy });
  button.addEventListener('click', () => {
    history.replaceState(history.state, '', url);
    // Cleared first, so that a repeated message is announced again.
    status.textContent = '';
    copy(url).then(
      () => {
        field.hidden = true;
        status.textContent = t.linkCopied;
      },
      () => {
        // No clipboard access without HTTPS, or the reader denied it.
        field.hidden = false;
        field.focus();
        field.select();
        status.textContent = t.copyManually;
      },
    );
  });
  return [h('p', { class: 'copy' }, button), field, status];
}

/** Rejects where the clipboard cannot be used. */
const copy = async (text: string) => navigator.clipboard.writeText(text);
