/**
 * The one script that stands in pages. It applies what a reader chose, before the first paint: as a file it was one more that each page
 * waited for, a third of a second on a slow line. And it fetches the page’s other scripts (`data-scripts`, lean-pages.ts) when all that
 * is read has come and been painted: before, they took their share of the line from it. The content policy has its hash, and runs nothing else that
 * stands in a page. A script of the page that does not come marks it (`data-failed`), so that no control is shown that needs it.
 */
export const firstPaint = `addEventListener('error',({target})=>{
if(target.localName==='script')document.documentElement.dataset.failed=''
},true);
addEventListener('load',()=>requestAnimationFrame(()=>setTimeout(()=>{
const late=document.body.dataset;
if(late.scripts)Promise.all(late.scripts.split(' ').map(script=>import(script))).finally(()=>delete late.scripts)
},99)));
try{
const root=document.documentElement,chosen=JSON.parse(localStorage.appearance);
Object.assign(root.dataset,chosen);
if(chosen.scheme)for(const colour of document.querySelectorAll('[name=theme-color]'))colour.media=colour.media.includes(chosen.scheme)?'':'not all'
}catch{}`;
