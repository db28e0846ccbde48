import { useMemo } from 'react';
import { groupBy } from '../../../core/base';
import type { Register } from '../../../core/library';
import type { OrganisationModel } from '../../../core/model';
import {
  type CellWords,
  createRegisterNames,
  type ProjectNames,
  type RegisterCount,
  type RegisterFinding,
  registerCounts,
  registerFindings,
} from '../../../core/review';
import { useNamesOfProjects } from '../../actions';
import { useLibrary, useOrganisationTable, useSession } from '../../session';

/** Everything that is known of the registers, worked out once for the whole place. */
export interface Registers {
  readonly registers: readonly Register[];
  readonly model: Pick<OrganisationModel, 'registers' | 'people' | 'providers'>;
  readonly words: CellWords;
  readonly projects: readonly ProjectNames[];
  readonly findings: readonly RegisterFinding[];
  readonly counts: ReadonlyMap<string, RegisterCount>;
  readonly ofEntry: ReadonlyMap<string | null, readonly RegisterFinding[]>;
}

export function useRegisters(): Registers {
  const library = useLibrary();
  const { environment } = useSession();
  const registers = useOrganisationTable('registers');
  const people = useOrganisationTable('people');
  const providers = useOrganisationTable('providers');
  const projects = useNamesOfProjects();
  const today = environment.now().slice(0, 10);
  const findings = useMemo(
    () => registerFindings({ model: { registers }, library, projects, today }),
    [registers, library, projects, today],
  );
  return useMemo(() => {
    const model = { registers, people, providers };
    return {
      registers: [...library.registers.values()],
      model,
      words: { library, names: createRegisterNames({ model, library, projects }) },
      projects,
      findings,
      counts: registerCounts({ model, library }, findings),
      ofEntry: groupBy(findings, finding => finding.entry),
    };
  }, [registers, people, providers, projects, library, findings]);
}
