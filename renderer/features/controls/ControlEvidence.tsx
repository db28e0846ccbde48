import { EvidenceList } from '../../meaning';
import { useDispatch, useSession, useTable } from '../../session';
import { evidenceCommand, type SubjectLine } from './recordFields';

/** What shows that a control is in place. */
export function ControlEvidence({ line }: { readonly line: SubjectLine }) {
  const { environment } = useSession();
  const dispatch = useDispatch();
  const evidence = useTable('evidence');
  return (
    <EvidenceList
      evidence={(line.record?.evidence ?? []).flatMap(id => evidence.get(id) ?? [])}
      onAdd={piece => {
        const row = { ...piece, id: environment.newId('ev'), note: '', expires: null } as const;
        return dispatch(evidenceCommand(line.row.control, line, row)).ok;
      }}
      onEdit={dispatch}
    />
  );
}
