import { Button, Stack, Switch, Textarea } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDispatch, useSession } from '../../session';
import { Draft } from '../../ui';
import classes from './inspector.module.css';

export function Panel({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Stack gap="sm" p="md" component="section" aria-label={label}>
      {children}
    </Stack>
  );
}

/** A titled part of a panel. */
export function Part({
  title,
  aside,
  children,
}: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={classes.part} aria-label={title}>
      <div className={classes.partHead}>
        <h3>{title}</h3>
        {aside && <span className={classes.aside}>{aside}</span>}
      </div>
      {children}
    </section>
  );
}

export function RemoveButton({ id }: { readonly id: string }) {
  const { t } = useTranslation('inspector');
  const dispatch = useDispatch();
  const session = useSession();
  const remove = () => {
    if (dispatch({ type: 'row/remove', ids: [id] }).ok) session.select([]);
  };
  return (
    <Button variant="subtle" color="gray" leftSection={<IconTrash size={16} />} onClick={remove}>
      {t('remove')}
    </Button>
  );
}

interface ScopeProps {
  readonly value: { readonly reason: string } | null;
  readonly onChange: (value: { reason: string } | null) => void;
}

/** Leaving something out of the analysis asks for the reason. */
export function ScopeField({ value, onChange }: ScopeProps) {
  const { t } = useTranslation('inspector');
  return (
    <>
      <Switch
        label={t('outOfScope')}
        checked={value !== null}
        onChange={event => onChange(event.currentTarget.checked ? { reason: '' } : null)}
      />
      {value && (
        <Draft value={value.reason} onKeep={reason => onChange({ reason })}>
          {field => <Textarea label={t('outOfScopeWhy')} autosize {...field} />}
        </Draft>
      )}
    </>
  );
}
