import { useOrganisation, useOrganisationView } from '../../session';
import { RegisterList } from './RegisterList';
import { RegisterView } from './RegisterView';
import { useRegisters } from './useRegisters';

/** All registers, or the one that is looked at. What is chosen is a register or one of its lines. */
export function RegistersPlace() {
  const organisation = useOrganisation();
  const all = useRegisters();
  const chosen = useOrganisationView(view => view.chosen);
  const entry = all.model.registers.get(chosen ?? '');
  const register = all.registers.find(one => one.id === (entry?.register ?? chosen));
  if (!register) return <RegisterList all={all} onOpen={id => organisation.choose(id)} />;
  return (
    <RegisterView
      key={register.id}
      all={all}
      register={register}
      chosen={entry ?? null}
      onChoose={id => organisation.choose(id)}
    />
  );
}
