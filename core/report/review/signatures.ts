import { fill, REVIEW_REPORT } from '../../text';
import { column, heading, paragraph, tableOr } from '../blocks';
import type { Block } from '../document';
import type { ReviewFacts } from './input';

/** Who signed, in which role and when, and what the signature closes. */
export function signatures({ review }: ReviewFacts): readonly Block[] {
  const W = REVIEW_REPORT.signatures;
  const rows = review.signatures.map(one => [{ text: one.by, bold: true }, one.roles.join(', '), one.at.slice(0, 10)]);
  return [
    heading(W.title),
    tableOr([column(W.name, 4), column(W.roles, 4), column(W.day, 72)], rows, REVIEW_REPORT.none, 'body'),
    paragraph(W.note, 'small'),
  ];
}

/** How the numbers came about, for a reader outside the team. */
export function method({ seal }: ReviewFacts): readonly Block[] {
  const W = REVIEW_REPORT.method;
  return [
    heading(W.title),
    ...W.text.map(text => paragraph(text)),
    paragraph(fill(W.library, { library: seal.library }), 'small'),
  ];
}
