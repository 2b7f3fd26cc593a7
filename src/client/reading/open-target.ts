/** Expands a collapsed element that contains the URL’s target; some browsers do so only for text fragments. */
function openTarget() {
  const target = document.querySelector(':target');
  const collapsed = target?.closest<HTMLDetailsElement>('details:not([open])');
  if (!target || !collapsed) return;
  collapsed.open = true;
  target.scrollIntoView();
}
openTarget();
addEventListener('hashchange', openTarget);
export {};
