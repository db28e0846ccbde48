import { fill, REPORT } from '../../text';
import { heading, paragraph } from '../blocks';
import type { Block } from '../document';
import type { ReportInput } from '../input';

/** How the report came about, in words that a reader outside the team can follow. */
export function method({ library, options }: ReportInput): readonly Block[] {
  const W = REPORT.method;
  const brief = options.outline === 'management';
  const sources = [...library.sources.values()].map(source => source.name).join(', ');
  return [
    heading(W.title),
    ...(brief ? [W.brief] : W.text).map(text => paragraph(text)),
    paragraph(fill(W.library, { library: sources }), 'small'),
  ];
}
