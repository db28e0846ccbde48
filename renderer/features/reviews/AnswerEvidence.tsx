import { Evidence as EvidenceSchema } from '../../../core/model';
import type { AskedQuestion } from '../../../core/review';
import { EvidenceList, type NewEvidence } from '../../meaning';
import { useOrganisationDispatch, useOrganisationTable, usePreferences, useSession } from '../../session';
import type { OpenReview } from './useReviews';

interface AnswerEvidenceProps {
  readonly open: OpenReview;
  readonly asked: AskedQuestion;
}

/** What shows that an answer is right. */
export function AnswerEvidence({ open, asked }: AnswerEvidenceProps) {
  const dispatch = useOrganisationDispatch();
  const evidence = useOrganisationTable('evidence');
  const own = open.answers.get(asked.question.id)?.evidence ?? [];
  return (
    <EvidenceList
      evidence={own.flatMap(id => evidence.get(id) ?? [])}
      onAdd={useAddEvidence({ open, asked })}
      onEdit={dispatch}
    />
  );
}

/** Adds evidence and names it in the answer, as one step; false while nobody has said who acts. */
function useAddEvidence({ open: { review, answers }, asked }: AnswerEvidenceProps): (piece: NewEvidence) => boolean {
  const session = useSession();
  const dispatch = useOrganisationDispatch();
  const profile = usePreferences(preferences => preferences.profile);
  const { question } = asked;
  return piece => {
    if (profile === null) {
      session.askForProfile();
      return false;
    }
    const { environment } = session;
    const stamp = { by: profile.name, roles: [...profile.roles], at: environment.now() };
    const row = EvidenceSchema.parse({ ...piece, id: environment.newId('ev'), stamp });
    const evidence = [...(answers.get(question.id)?.evidence ?? []), row.id];
    return dispatch({
      type: 'batch',
      label: 'evidence/add',
      commands: [
        { type: 'row/add', table: 'evidence', row },
        {
          type: 'answer/set',
          review: review.id,
          questions: [{ id: question.id, asked: question.question }],
          fields: { evidence },
        },
      ],
    }).ok;
  };
}
