import type { Command, OrganisationCommand } from '../../core/commands';
import { type PersonId, Person as PersonSchema } from '../../core/model';
import { useDispatch, useOrganisationDispatch, useOrganisationTable, useSession, useTable } from '../session';
import { PersonSelect, type PersonSelectProps } from './PersonSelect';

type FieldProps<C> = Omit<PersonSelectProps, 'people' | 'onChoose' | 'onNew'> & {
  /** The command that names the chosen one; a new one is added in the same step of undo. */
  readonly onChange: (id: PersonId | null) => C;
};

/** A person of the project, or a new one by name. */
export function PersonField({ onChange, ...look }: FieldProps<Command>) {
  const session = useSession();
  const dispatch = useDispatch();
  const people = useTable('people');
  const add = (name: string) => {
    const row = PersonSchema.parse({ id: session.environment.newId('pe'), name });
    const commands: readonly Command[] = [{ type: 'row/add', table: 'people', row }, onChange(row.id)];
    dispatch({ type: 'batch', label: 'row/change', commands });
  };
  return <PersonSelect people={people} onChoose={id => dispatch(onChange(id))} onNew={add} {...look} />;
}

/** A person of the organisation, or a new one by name. */
export function OrganisationPersonField({ onChange, ...look }: FieldProps<OrganisationCommand>) {
  const session = useSession();
  const dispatch = useOrganisationDispatch();
  const people = useOrganisationTable('people');
  const add = (name: string) => {
    const row = PersonSchema.parse({ id: session.environment.newId('pe'), name });
    const commands: readonly OrganisationCommand[] = [{ type: 'row/add', table: 'people', row }, onChange(row.id)];
    dispatch({ type: 'batch', label: 'row/change', commands });
  };
  return <PersonSelect people={people} onChoose={id => dispatch(onChange(id))} onNew={add} {...look} />;
}
