import remarkDirective from 'remark-directive';
import type {} from 'remark-parse';
import type { Processor } from 'unified';

/**
 * remark-directive without its inline form, which is not used here and would read “10:30[^1]” as a directive named 30 and lose the
 * note reference.
 */
export function remarkBlockDirectives(this: Processor) {
  remarkDirective.call(this);
  const syntax = this.data().micromarkExtensions?.at(-1);
  if (syntax) delete syntax.text;
}
