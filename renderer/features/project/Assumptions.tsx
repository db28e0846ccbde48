import { Group, Select, Stack, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Assumption, Assumption as AssumptionSchema } from '../../../core/model';
import { useDispatch, useSession, useTable } from '../../session';
import { AddButton, Card, Draft, Nothing, RemoveButton } from '../../ui';

const KINDS = AssumptionSchema.shape.kind.unwrap().options;

/** What the model takes for granted. */
export function Assumptions() {
  const { t } = useTranslation('project');
  const session = useSession();
  const dispatch = useDispatch();
  const assumptions = useTable('assumptions');
  const add = () => {
    const row = AssumptionSchema.parse({ id: session.environment.newId('as'), text: t('newAssumption') });
    dispatch({ type: 'row/add', table: 'assumptions', row });
  };
  return (
    <Card title={t('assumptions')} tools={<AddButton label={t('addAssumption')} onClick={add} />}>
      <Stack gap="xs">
        {assumptions.size === 0 && <Nothing>{t('assumptionsEmpty')}</Nothing>}
        {[...assumptions.values()].map(assumption => (
          <AssumptionLine key={assumption.id} assumption={assumption} />
        ))}
      </Stack>
    </Card>
  );
}

function AssumptionLine({ assumption }: { readonly assumption: Assumption }) {
  const { t } = useTranslation('project');
  const dispatch = useDispatch();
  const change = (fields: Partial<Omit<Assumption, 'id'>>) =>
    dispatch({ type: 'row/change', table: 'assumptions', ids: [assumption.id], fields });
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Select
        aria-label={t('assumptions')}
        w={140}
        allowDeselect={false}
        data={KINDS.map(kind => ({ value: kind, label: t(`assumptionKind.${kind}`) }))}
        value={assumption.kind}
        onChange={value => change({ kind: KINDS.find(kind => kind === value) ?? 'assumption' })}
      />
      <Draft value={assumption.text} onKeep={text => change({ text })}>
        {field => <Textarea aria-label={t('assumptionText')} autosize style={{ flex: 1 }} {...field} />}
      </Draft>
      <RemoveButton
        label={t('removeAssumption')}
        onClick={() => dispatch({ type: 'row/remove', ids: [assumption.id] })}
      />
    </Group>
  );
}
