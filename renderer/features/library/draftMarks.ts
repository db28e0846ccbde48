import type { Problem } from '../../../core/base';
import { describe } from '../../../core/text';
import { type Mark, spanOf, spanOfId } from './code';
import type { Draft, ViewName } from './useDraft';

/** What is wrong, with its place where it has one. */
export function placed(problem: Problem): string {
  const { title } = describe(problem);
  return problem.place ? `${problem.place}: ${title}` : title;
}

/**
 * What is wrong with a draft, where it stands in the text of a view: what cannot be read by its place; once it can be read, ids that nobody
 * has by the place where they are written.
 */
export function marksOf({ unreadable, check }: Draft, view: ViewName, text: string): readonly Mark[] {
  if (unreadable)
    return unreadable.view === view
      ? unreadable.problems.flatMap(one => markAt(spanOf(text, one.place ?? ''), one))
      : [];
  return (check?.problems ?? []).flatMap(one => {
    const id = one.facts?.['id'];
    return typeof id === 'string' ? markAt(spanOfId(text, id), one) : [];
  });
}

function markAt(span: ReturnType<typeof spanOf>, problem: Problem): readonly Mark[] {
  const { title, remedy } = describe(problem);
  return span ? [{ ...span, message: `${title}. ${remedy}` }] : [];
}
