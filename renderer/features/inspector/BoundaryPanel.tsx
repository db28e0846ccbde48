import { Button, Select, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { inOneLine } from '../../../core/base';
import { propertiesOf } from '../../../core/library';
import type { Boundary } from '../../../core/model';
import { typeOfBoundary } from '../../../core/responsibility';
import { useDispatch, useLibrary, useOpen, useSession } from '../../session';
import { Draft } from '../../ui';
import { Findings } from './Findings';
import { OwnerField, ProviderField } from './fields';
import { Panel, Part, RemoveButton, ScopeField } from './Panel';
import { Properties } from './Properties';
import { State } from './State';

export function BoundaryPanel({ boundary }: { readonly boundary: Boundary }) {
  const { t } = useTranslation('inspector');
  const dispatch = useDispatch();
  const session = useSession();
  const library = useLibrary();
  const change = (fields: Partial<Omit<Boundary, 'id'>>) => dispatch(changeCommand(boundary.id, fields));
  const elements = useOpen(open => open.index.ids('elementsInside', boundary.id).size);
  const boundaries = useOpen(open => open.index.ids('boundariesInside', boundary.id).size);
  const type = typeOfBoundary(library, boundary)?.id;
  const members = [
    ...(elements > 0 ? [t('membersElements', { count: elements })] : []),
    ...(boundaries > 0 ? [t('membersBoundaries', { count: boundaries })] : []),
  ];
  return (
    <Panel label={boundary.name}>
      <Draft value={inOneLine(boundary.name)} onKeep={name => change({ name })}>
        {field => <TextInput label={t('name')} {...field} />}
      </Draft>
      <Select
        label={t('boundaryKind')}
        placeholder={t('boundaryKindNone')}
        searchable
        clearable
        data={[...library.boundaryKinds.values()].map(kind => ({ value: kind.id, label: kind.name }))}
        value={boundary.kind}
        onChange={to => dispatch({ type: 'type/set', subjects: [boundary.id], to })}
      />
      {boundary.form === 'box' && (
        <Text size="xs" c="var(--ink-soft)">
          {members.length === 0 ? t('membersNone') : members.join(', ')}
        </Text>
      )}
      <Findings subject={boundary.id} />
      <State subject={boundary.id} />
      <Part title={t('runs')}>
        <ProviderField
          value={boundary.provider}
          inherited={null}
          onChange={provider => changeCommand(boundary.id, { provider })}
        />
        <OwnerField value={boundary.owner} onChange={owner => changeCommand(boundary.id, { owner })} />
      </Part>
      {type && <Properties subject={boundary.id} properties={propertiesOf(library, type)} facts={boundary.props} />}
      <Part title={t('description')}>
        <Draft value={boundary.description} onKeep={description => change({ description })}>
          {field => <Textarea aria-label={t('description')} autosize minRows={2} {...field} />}
        </Draft>
        <ScopeField value={boundary.outOfScope} onChange={outOfScope => change({ outOfScope })} />
      </Part>
      {boundary.form === 'box' && (
        <Button
          variant="default"
          onClick={() => {
            if (dispatch({ type: 'boundary/dissolve', id: boundary.id }).ok) session.select([]);
          }}
        >
          {t('dissolve')}
        </Button>
      )}
      <RemoveButton id={boundary.id} />
    </Panel>
  );
}

function changeCommand(id: string, fields: Partial<Omit<Boundary, 'id'>>) {
  return { type: 'row/change', table: 'boundaries', ids: [id], fields } as const;
}
