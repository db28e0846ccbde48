import { IconCheck, IconMinus, IconPencil, IconQuestionMark, IconX, type TablerIcon } from '@tabler/icons-react';
import type { ControlList } from '../../core/controls';
import { CONTROL_LIST_LABEL } from '../../core/report';
import classes from './meaning.module.css';

const SIGN = {
  have: IconCheck,
  modify: IconPencil,
  missing: IconX,
  question: IconQuestionMark,
  excluded: IconMinus,
} as const satisfies Record<ControlList, TablerIcon>;

/** The sign of one of the lists that a review ends with. Neutral: a state is told by its sign and its word, not by a colour. */
export function ListSign({ list, size = 16 }: { readonly list: ControlList; readonly size?: number }) {
  const Sign = SIGN[list];
  return (
    <span className={classes.listSign} data-list={list} style={{ width: size + 4, height: size + 4 }} aria-hidden>
      <Sign size={size - 2} stroke={2.2} />
    </span>
  );
}

/** As `ListSign`, with its word. */
export function ListChip({ list }: { readonly list: ControlList }) {
  return (
    <span className={classes.listChip}>
      <ListSign list={list} size={14} />
      {CONTROL_LIST_LABEL[list]}
    </span>
  );
}
