import { addTo } from '../../base';
import { EVIDENCE_KIND_LABEL, fill, REVIEW_REPORT } from '../../text';
import { column, heading, tableOr } from '../blocks';
import type { Block, Cell } from '../document';
import type { ReviewFacts } from './input';

const W = REVIEW_REPORT.evidence;

/** What the answers rest on, each file with its fingerprint. */
export function evidence({ model, answers, seal }: ReviewFacts): readonly Block[] {
  const questions = new Map<string, string[]>();
  for (const answer of answers.values()) for (const id of answer.evidence) addTo(questions, id, answer.question);
  const rows = [...questions].sort().map(([id, asked]): Cell[] => {
    const one = model.evidence.get(id);
    const until = one?.expires ?? '';
    const expired = until !== '' && until < seal.at.slice(0, 10);
    return [
      {
        text: one?.name ?? W.gone,
        bold: true,
        more: [
          one && one.note !== one.name ? one.note : '',
          one?.link ?? '',
          one?.hash ? fill(W.sha, { hash: one.hash }) : '',
        ],
      },
      one ? EVIDENCE_KIND_LABEL[one.kind] : '',
      expired ? `${until} (${REVIEW_REPORT.scope.expired})` : until,
      asked.sort().join(', '),
    ];
  });
  const columns = [column(W.name, 7), column(W.kind, 44), column(W.holds, 84), column(W.questions, 4)];
  return [heading(W.title, 1, 'new'), tableOr(columns, rows, REVIEW_REPORT.none)];
}
