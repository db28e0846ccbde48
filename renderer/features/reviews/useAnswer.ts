import { useCallback } from 'react';
import type { SetAnswer } from '../../../core/commands';
import type { Question } from '../../../core/library';
import type { Review } from '../../../core/model';
import { useOrganisationDispatch } from '../../session';

/** Sets fields of the answer to a question. */
export function useSetAnswer(review: Review, question: Question): (fields: SetAnswer['fields']) => void {
  const dispatch = useOrganisationDispatch();
  return useCallback(
    fields =>
      void dispatch({
        type: 'answer/set',
        review: review.id,
        questions: [{ id: question.id, asked: question.question }],
        fields,
      }),
    [dispatch, review.id, question.id, question.question],
  );
}

/** Whether the answers of a review can be changed: not once somebody has signed. */
export function isFixed(review: Review): boolean {
  return review.seal !== null || review.signatures.length > 0;
}
