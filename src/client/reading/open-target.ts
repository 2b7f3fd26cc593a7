/** Unfolds what hides the place that the URL names; some browsers do so only for text that they search for. */
function openTarget() {
  const target = document.querySelector(':target');
  const folded = target?.closest<HTMLDetailsElement>('details:not([open])');
  if (!target || !folded) return;
  folded.open = true;
  target.scrollIntoView();
}
openTarget();
addEventListener('hashchange', openTarget);
export {};
