/**
 * Applies what a reader chose, before the first paint. It stands in every page: as a file it was one more that each page waited for, a
 * third of a second on a slow line. The content policy has its hash, and runs nothing else that stands in a page.
 */
export const firstPaint = `try{
const root=document.documentElement,chosen=JSON.parse(localStorage.appearance);
Object.assign(root.dataset,chosen);
if(chosen.scheme)for(const colour of document.querySelectorAll('[name=theme-color]'))colour.media=colour.media.includes(chosen.scheme)?'':'not all'
}catch{}`;
