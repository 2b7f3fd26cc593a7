/**
 * Unfolds the group with the filter that is chosen: browsers restore a choice after Back and reload, and not what was unfolded.
 * The reader sees why the list is short.
 */
function openChosen() {
  for (const group of document.querySelectorAll<HTMLDetailsElement>('.filters details'))
    if (group.querySelector(':checked')) group.open = true;
}
openChosen();
addEventListener('pageshow', openChosen);
export {};
