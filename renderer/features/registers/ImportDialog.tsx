import { Button, Checkbox, Group, Modal, Stack, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../core/base';
import { choicesOf, type Register } from '../../../core/library';
import type { CellWords, TableReading } from '../../../core/review';
import { describe } from '../../../core/text';
import { useOrganisationDispatch } from '../../session';
import classes from './registers.module.css';

interface ImportDialogProps {
  readonly register: Register;
  readonly words: CellWords;
  /** Null: closed. */
  readonly reading: TableReading | null;
  readonly onClose: () => void;
}

/** What a table would change, before anything is changed. */
export function ImportDialog({ register, words, reading, onClose }: ImportDialogProps) {
  const { t } = useTranslation('registers');
  const { t: common } = useTranslation('common');
  return (
    <Modal
      opened={reading !== null}
      onClose={onClose}
      title={t('import', { register: register.title })}
      size="lg"
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      {reading && <Outcome register={register} words={words} reading={reading} onClose={onClose} />}
    </Modal>
  );
}

const MOST = 100;

function Outcome({
  register,
  words,
  reading,
  onClose,
}: Omit<ImportDialogProps, 'reading'> & { readonly reading: TableReading }) {
  const { t } = useTranslation('registers');
  const { t: common } = useTranslation('common');
  const dispatch = useOrganisationDispatch();
  const [marksAbsent, setMarksAbsent] = useState(false);
  const { added, changed, same, absent, ignored, problems } = reading;
  const { whenAbsent } = register;
  const field = register.fields.find(one => one.id === whenAbsent?.field);
  const value = field && choicesOf(words.library, field).find(one => one.id === whenAbsent?.value);
  const gone = marksAbsent && whenAbsent ? absent : [];
  const count = added.length + changed.length + gone.length;
  const takeOver = () => {
    const marks = gone.map(id => ({ id, fields: { [whenAbsent?.field ?? '']: whenAbsent?.value ?? '' } }));
    const put = { type: 'register/put', register: register.id, lines: [...added, ...changed, ...marks] } as const;
    if (dispatch(put).ok) onClose();
  };
  return (
    <Stack gap="sm">
      <ul className={classes.outcome}>
        <li>{t('found_added', { count: added.length })}</li>
        {changed.length > 0 && <li>{t('found_changed', { count: changed.length })}</li>}
        {same > 0 && <li>{t('found_same', { count: same })}</li>}
        {absent.length > 0 && !value && <li>{t('absentKept', { count: absent.length })}</li>}
        {ignored.length > 0 && <li>{t('ignored', { names: ignored.join(', ') })}</li>}
        {problems.length > 0 && <li className={classes.bad}>{t('leftOut', { count: problems.length })}</li>}
      </ul>
      {absent.length > 0 && field && value && (
        <Checkbox
          size="sm"
          checked={marksAbsent}
          onChange={event => setMarksAbsent(event.currentTarget.checked)}
          label={t('absent', { count: absent.length, field: field.label, value: value.label })}
        />
      )}
      {problems.length > 0 && <Problems problems={problems} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {common('cancel')}
        </Button>
        <Button disabled={count === 0} onClick={takeOver}>
          {t('takeOver', { count })}
        </Button>
      </Group>
    </Stack>
  );
}

function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  const { t } = useTranslation('registers');
  return (
    // A long list scrolls by the keyboard, too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the region scrolls
    <section className={classes.problems} aria-label={t('problems')} tabIndex={0}>
      <Table fz="xs" verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('place')}</Table.Th>
            <Table.Th>{t('what')}</Table.Th>
            <Table.Th>{t('remedy')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {problems.slice(0, MOST).map(problem => {
            const words = describe(problem);
            return (
              <Table.Tr key={`${problem.place} ${problem.code}`}>
                <Table.Td className={classes.nowrap}>{problem.place}</Table.Td>
                <Table.Td>{words.title}</Table.Td>
                <Table.Td>{words.remedy}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      {problems.length > MOST && <p className={classes.soft}>{t('leftOutMore', { count: problems.length - MOST })}</p>}
    </section>
  );
}
