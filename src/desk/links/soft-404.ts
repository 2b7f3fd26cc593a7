import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { plainText, rawText } from '../../text/plain-text.ts';

/** How sites title the page that they show, with status 200, in place of one that is gone. */
const phrases = [
  /^\W*(?:error |http )?404\b|\b404\W*(?:error|not found)|\berror 404\b/i,
  /\b(?:page|article|document|file|site|content|url)\b.{0,20}\b(?:not found|cannot be found|could not be found|can[’']t be found|does not exist|doesn[’']t exist|no longer (?:exists|available))/i,
  /^\W*not found\W*$|\bpage (?:not available|unavailable)\b|\bdomain (?:is )?(?:for sale|expired)\b/i,
  /\bseite (?:wurde )?nicht gefunden\b|\bexistiert nicht(?: mehr)?\b/i,
  /\bpage (?:introuvable|non trouvée)\b|\bp[áa]gina no (?:encontrada|existe)\b|\bpagina non trovata\b/i,
  /الصفحة (?:غير موجودة|المطلوبة غير)|لم يتم العثور على|صفحه (?:مورد نظر )?(?:یافت|پیدا) نشد|страница не найдена|sayfa bulunamad[ıi]/iu,
];

/** Returns the title or heading that says that there is nothing; undefined for a page that does not say so. */
export function missingTitle(html: string): string | undefined {
  const texts: string[] = [];
  visit(fromHtml(html), 'element', (node: Element) => {
    if (node.tagName === 'title') texts.push(rawText(node));
    if (node.tagName === 'h1') texts.push(plainText([node]));
  });
  return texts.map((text) => text.trim()).find((text) => phrases.some((phrase) => phrase.test(text)));
}
