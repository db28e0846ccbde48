import { Stack, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { GATE_TEXT } from '../../../core/text';
import { useDispatch, useTable } from '../../session';
import { Fold } from '../../ui';
import { qualifierOf } from './places';

/** Conditions that this project does not ask, with the way back. */
export function NotAsked() {
  const { t } = useTranslation('gates');
  const dispatch = useDispatch();
  const off = [...useTable('gates').values()].filter(gate => gate.off);
  if (off.length === 0) return null;
  return (
    <Fold title={`${t('notAsked')} (${off.length})`}>
      <Stack gap="xs">
        {off.map(gate => {
          const qualifier = qualifierOf(gate.id);
          return (
            <Switch
              key={gate.id}
              checked={false}
              label={qualifier ? GATE_TEXT[qualifier].title : gate.title}
              onChange={() => dispatch({ type: 'gate/set', gate: gate.id, fields: { off: false } })}
            />
          );
        })}
      </Stack>
    </Fold>
  );
}
