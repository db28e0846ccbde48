import type { EvidenceId } from '../../../core/model';
import { EvidenceList } from '../../meaning';
import { useDispatch, useSession, useTable } from '../../session';

interface GateEvidenceProps {
  readonly gate: string;
  readonly evidence: readonly EvidenceId[];
}

/** What shows that a condition is met. */
export function GateEvidence({ gate, evidence }: GateEvidenceProps) {
  const { environment } = useSession();
  const dispatch = useDispatch();
  const known = useTable('evidence');
  return (
    <EvidenceList
      evidence={evidence.flatMap(id => known.get(id) ?? [])}
      onAdd={piece => {
        const id = environment.newId('ev');
        return dispatch({
          type: 'batch',
          label: 'evidence/add',
          commands: [
            { type: 'evidence/add', evidence: { ...piece, id, note: '', expires: null } },
            { type: 'gate/set', gate, fields: { evidence: [...evidence, id] } },
          ],
        }).ok;
      }}
      onEdit={dispatch}
    />
  );
}
