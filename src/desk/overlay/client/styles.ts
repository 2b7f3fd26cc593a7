/** Styles of the overlay, which the page cannot change and which do not change the page. */
export const styles = `
  :host {
    color-scheme: light dark;
    --paper: light-dark(#fff, #1c1c1e);
    --ink: light-dark(#1a1a1a, #f0f0f0);
    --quiet: light-dark(#555, #b5b5b5);
    --edge: light-dark(#c4c4c4, #56565a);
    --field: light-dark(#f3f3f3, #2a2a2d);
    --error: light-dark(#b3261e, #ff8a80);
    --warning: light-dark(#8a5200, #ffc266);
    --focus: light-dark(#0b57d0, #a8c7fa);
    display: contents;
    font: 15px/1.45 system-ui, 'Noto Naskh Arabic', sans-serif;
    color: var(--ink);
  }
  @media print { :host { display: none; } }
  * { box-sizing: border-box; }
  :focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
  button, input, select, textarea {
    font: inherit; color: inherit; background: var(--field);
    border: 1px solid var(--edge); border-radius: 6px; padding: 6px 12px; min-block-size: 32px; max-inline-size: 100%;
  }
  button { cursor: pointer; }
  button.main { background: var(--ink); color: var(--paper); border-color: var(--ink); }
  a { color: var(--focus); }
  .notice {
    position: sticky; inset-block-start: 0; z-index: 2147483000; margin: 0; padding: 6px 16px;
    background: var(--error); color: light-dark(#fff, #1a1a1a); text-align: center; font-weight: 600;
  }
  .corner { position: fixed; inset-block-end: 16px; inset-inline-start: 16px; z-index: 2147483002; display: flex; gap: 8px; }
  .count, .desk {
    background: var(--paper); border: 2px solid var(--warning); border-radius: 20px; font-weight: 600;
    box-shadow: 0 2px 10px rgb(0 0 0 / 25%);
  }
  .desk { color: var(--ink); border-color: var(--edge); padding: 6px 14px; text-decoration: none; }
  .count.error { border-color: var(--error); color: var(--error); }
  .list, .panel {
    position: fixed; inset-block-end: 64px; inset-inline-start: 16px; z-index: 2147483001;
    inline-size: min(620px, calc(100% - 32px)); max-block-size: min(75vh, 720px); overflow: auto;
    background: var(--paper); border: 1px solid var(--edge); border-radius: 10px; padding: 12px 16px;
    box-shadow: 0 6px 30px rgb(0 0 0 / 30%); overflow-wrap: anywhere;
  }
  header { display: flex; justify-content: space-between; align-items: center; gap: 12px; }
  h2 { font-size: 17px; margin: 0; }
  h3 { font-size: 14px; margin: 14px 0 4px; color: var(--quiet); }
  article { border-inline-start: 4px solid var(--edge); padding-inline-start: 12px; margin-block: 10px 16px; }
  article.error { border-color: var(--error); }
  article.warning { border-color: var(--warning); }
  .place { font: 13px/1.4 ui-monospace, monospace; }
  pre.line { font: 13px/1.4 ui-monospace, monospace; background: var(--field); padding: 6px 8px; margin: 6px 0; white-space: pre-wrap; border-radius: 4px; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 12px; margin: 6px 0; }
  dt { color: var(--quiet); } dd { margin: 0; white-space: pre-wrap; }
  @media (width < 480px) { dl { grid-template-columns: 1fr; } dd { margin-block-end: 6px; } }
  .bar {
    position: fixed; inset-block-end: 16px; inset-inline: 0; margin-inline: auto; inline-size: max-content; max-inline-size: calc(100% - 32px);
    z-index: 2147483003; display: flex; flex-wrap: wrap; gap: 8px; justify-content: center; align-items: center;
    background: var(--paper); border: 1px solid var(--edge); border-radius: 10px; padding: 8px; box-shadow: 0 2px 14px rgb(0 0 0 / 30%);
  }
  form label { display: block; font-weight: 600; margin-block-start: 10px; }
  form :is(input, select, textarea) { display: block; inline-size: 100%; font-weight: 400; margin-block-start: 2px; }
  fieldset { border: 0; margin: 0; padding: 0; min-inline-size: 0; }
  form small { color: var(--quiet); font-weight: 400; }
  form .row { display: flex; flex-wrap: wrap; gap: 8px; margin-block-start: 14px; }
  .failure { border-inline-start: 4px solid var(--error); padding-inline-start: 10px; margin-block: 10px; white-space: pre-wrap; }
  /* Last, because rules above set the display of the bar. */
  [hidden] { display: none; }
`;
