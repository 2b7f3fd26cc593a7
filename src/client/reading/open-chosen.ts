/**
 * Expands groups with a chosen filter, so that readers see why the list is short: after Back and reload, browsers restore the choice but
 * not the expanded group.
 */
function openChosen() {
  for (const group of document.querySelectorAll<HTMLDetailsElement>('.filters details'))
    if (group.querySelector(':checked')) group.open = true;
}
openChosen();
addEventListener('pageshow', openChosen);
export {};
