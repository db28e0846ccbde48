import { Button, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { inOneLine } from '../../../core/base';
import type { ElementId, Flow } from '../../../core/model';
import { useDispatch, useLibrary, useTable } from '../../session';
import { Draft } from '../../ui';
import { Findings } from './Findings';
import { DataField } from './fields';
import { Panel, Part, RemoveButton, ScopeField } from './Panel';
import { FlowProperties } from './Properties';
import { RequiredControls } from './RequiredControls';
import { State } from './State';

export function FlowPanel({ flow }: { readonly flow: Flow }) {
  const { t } = useTranslation('inspector');
  const dispatch = useDispatch();
  const library = useLibrary();
  const change = (fields: Partial<Omit<Flow, 'id'>>) => dispatch(changeCommand(flow.id, fields));
  return (
    <Panel label={flow.name === '' ? t('unnamed') : flow.name}>
      <Draft value={inOneLine(flow.name)} onKeep={name => change({ name })}>
        {field => <TextInput label={t('name')} placeholder={t('unnamed')} {...field} />}
      </Draft>
      <Ends flow={flow} />
      <Findings subject={flow.id} />
      <RequiredControls key={flow.id} subject={flow.id} />
      <Part title={t('data')}>
        <DataField label={t('carries')} value={flow.data} onChange={data => changeCommand(flow.id, { data })} />
      </Part>
      <State subject={flow.id} />
      <FlowProperties subject={flow.id} all={library.flowProperties.values()} facts={flow.props} />
      <Part title={t('description')}>
        <Draft value={flow.protocol} onKeep={protocol => change({ protocol })}>
          {field => <TextInput label={t('protocol')} {...field} />}
        </Draft>
        <Switch
          label={t('bidirectional')}
          checked={flow.bidirectional}
          onChange={event => change({ bidirectional: event.currentTarget.checked })}
        />
        <Draft value={flow.description} onKeep={description => change({ description })}>
          {field => <Textarea aria-label={t('description')} autosize minRows={2} {...field} />}
        </Draft>
        <ScopeField value={flow.outOfScope} onChange={outOfScope => change({ outOfScope })} />
      </Part>
      <RemoveButton id={flow.id} />
    </Panel>
  );
}

function changeCommand(id: string, fields: Partial<Omit<Flow, 'id'>>) {
  return { type: 'row/change', table: 'flows', ids: [id], fields } as const;
}

function Ends({ flow }: { readonly flow: Flow }) {
  const { t } = useTranslation('inspector');
  const dispatch = useDispatch();
  const elements = useTable('elements');
  const choices = useMemo(
    () =>
      [...elements.values()]
        .map(row => ({ value: String(row.id), label: inOneLine(row.name) }))
        .sort((a, b) => a.label.localeCompare(b.label)),
    [elements],
  );
  const end = (label: string, field: 'source' | 'target', value: ElementId | null) => (
    <Select
      label={label}
      placeholder={t('looseEnd')}
      searchable
      allowDeselect={false}
      data={choices}
      value={value}
      onChange={chosen => {
        const found = [...elements.values()].find(row => row.id === chosen);
        if (found) dispatch({ type: 'flow/reconnect', id: flow.id, [field]: found.id });
      }}
    />
  );
  return (
    <>
      {end(t('from'), 'source', flow.source)}
      {end(t('to'), 'target', flow.target)}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconArrowsExchange size={14} />}
        onClick={() => dispatch({ type: 'flow/reverse', id: flow.id })}
      >
        {t('reverse')}
      </Button>
    </>
  );
}
