import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Note } from '../../../core/model';
import { useDispatch } from '../../session';
import { Draft } from '../../ui';
import { Panel, RemoveButton } from './Panel';

export function NotePanel({ note }: { readonly note: Note }) {
  const { t } = useTranslation('inspector');
  const dispatch = useDispatch();
  return (
    <Panel label={t('text')}>
      <Draft
        value={note.text}
        onKeep={text => dispatch({ type: 'row/change', table: 'notes', ids: [note.id], fields: { text } })}
      >
        {field => <Textarea label={t('text')} autosize minRows={3} {...field} />}
      </Draft>
      <RemoveButton id={note.id} />
    </Panel>
  );
}
