import { Button, Group, Select, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { plainReader } from '../../../core/changes';
import { responsibilityId, SHARES } from '../../../core/model';
import { enclosing, type MatrixRow, matrixShare, type ResponsibilityCell } from '../../../core/responsibility';
import { SHARE_LABEL } from '../../../core/text';
import { subjectName } from '../../meaning';
import { useDispatch, useLibrary, useOpen, useRow } from '../../session';
import { isResponsible, withdrawal } from './matrixView';

/** Changes whose duty a layer is, for the element or for a boundary around it and all that is in it; with a reason, or not at all. */
export function OverrideForm({ row, cell }: { readonly row: MatrixRow; readonly cell: ResponsibilityCell }) {
  const { t } = useTranslation('responsibility');
  const dispatch = useDispatch();
  const library = useLibrary();
  const model = useOpen(open => open.model);
  const reader = plainReader(
    model,
    useOpen(open => open.index),
  );
  // What counts may be the record of a boundary around it; it is withdrawn where it was set.
  const from = cell.from ?? row.subject;
  const record = useRow('responsibilities', isResponsible(from) ? responsibilityId(cell.layer, from) : '');
  const [share, setShare] = useState<string | null>(null);
  const [subject, setSubject] = useState(row.subject);
  const [reason, setReason] = useState('');
  const chosen = SHARES.find(one => one === share) ?? null;
  const says = matrixShare({ reader, library }, cell.layer, row.situation);
  const set = () => {
    if (chosen === null || reason.trim() === '' || !isResponsible(subject)) return;
    const fields = { share: chosen, reason: reason.trim() };
    const done = dispatch({ type: 'responsibility/set', layer: cell.layer, subjects: [subject], fields });
    if (!done.ok) return;
    setShare(null);
    setReason('');
  };
  const places = [row.subject, ...enclosing(reader, row.subject).map(boundary => boundary.id)].map((id, at) => {
    const name = subjectName(model, id);
    return { value: id, label: at === 0 ? name : t('overrideForWhole', { name }) };
  });
  return (
    <section aria-label={t('override')}>
      <Title order={4}>{t('override')}</Title>
      <Text size="sm" c="var(--ink-soft)">
        {t('matrixSays', { share: says === null ? t('shareUnknown') : SHARE_LABEL[says] })}
      </Text>
      {cell.source === 'override' && record && (
        <Group gap="xs" my={4}>
          <Text size="sm">{t('overriddenBy', { name: record.stamp.by, day: record.stamp.at })}</Text>
          <Button variant="default" size="compact-sm" onClick={() => dispatch(withdrawal(record))}>
            {t('overrideWithdraw')}
          </Button>
        </Group>
      )}
      <Select
        label={t('overrideShare')}
        mt={4}
        clearable
        data={SHARES.filter(one => one !== cell.share).map(one => ({ value: one, label: SHARE_LABEL[one] }))}
        value={share}
        onChange={setShare}
      />
      {chosen !== null && (
        <>
          {places.length > 1 && (
            <Select
              label={t('overrideFor')}
              mt="xs"
              allowDeselect={false}
              data={places}
              value={subject}
              onChange={value => setSubject(value ?? row.subject)}
            />
          )}
          <Textarea
            label={t('overrideReason')}
            description={t('overrideReasonHint')}
            mt="xs"
            required
            autosize
            minRows={2}
            maxRows={6}
            value={reason}
            onChange={event => setReason(event.currentTarget.value)}
          />
          <Button mt="xs" size="compact-md" disabled={reason.trim() === ''} onClick={set}>
            {t('overrideSet')}
          </Button>
        </>
      )}
    </section>
  );
}
