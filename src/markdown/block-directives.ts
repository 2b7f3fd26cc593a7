import remarkDirective from 'remark-directive';
import type {} from 'remark-parse';
import type { Processor } from 'unified';

/**
 * remark-directive without its inline form, which nothing here uses and which would take “10:30[^1]” for a
 * directive named 30 and swallow the mark of the note.
 */
export function remarkBlockDirectives(this: Processor) {
  remarkDirective.call(this);
  const syntax = this.data().micromarkExtensions?.at(-1);
  if (syntax) delete syntax.text;
}
