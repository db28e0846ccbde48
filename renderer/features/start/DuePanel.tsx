import { Button, Title, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCalendarDue } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UpcomingItem } from '../../../core/review';
import { type DueHere, readDue, useShowDue } from '../../actions';
import { useOrganisation, useSession } from '../../session';
import classes from './start.module.css';

const MOST = 5;

/** The most urgent of what is due on this device; while nothing presses, what comes next. Not there when there is nothing. */
export function DuePanel() {
  const { t } = useTranslation('start');
  const session = useSession();
  const organisation = useOrganisation();
  const show = useShowDue();
  const [due, setDue] = useState<DueHere | null>(null);
  useEffect(() => {
    let isThere = true;
    void readDue(session).then(read => isThere && setDue(read));
    return () => {
      isThere = false;
    };
  }, [session]);
  if (!due || due.items.length === 0) return null;
  const { items, model } = due;
  const pressing = items.filter(item => item.status !== 'ok');
  const overdue = items.filter(item => item.status === 'overdue').length;
  const shown = (pressing.length > 0 ? pressing : items).slice(0, MOST);
  return (
    <section aria-label={t('due')}>
      <div className={classes.dueHead}>
        <Title order={2} fz="lg">
          {t('due')}
        </Title>
        <span className={classes.soft}>
          {pressing.length === 0
            ? t('dueNext')
            : t(overdue === 0 ? 'dueSoon' : 'dueCounts', { overdue, soon: pressing.length - overdue })}
        </span>
        <Button variant="subtle" size="xs" ml="auto" onClick={() => organisation.goTo('overview')}>
          {t('dueAll')}
        </Button>
      </div>
      <div className={classes.list}>
        {shown.map(item => (
          <DueLine
            key={`${item.kind} ${item.project?.id ?? ''} ${item.id}`}
            item={item}
            onShow={() => void show(item, model)}
          />
        ))}
      </div>
    </section>
  );
}

function DueLine({ item, onShow }: { readonly item: UpcomingItem; readonly onShow: () => void }) {
  const { t } = useTranslation('overview');
  const Icon = item.status === 'overdue' ? IconAlertTriangle : IconCalendarDue;
  return (
    <UnstyledButton className={classes.dueLine} onClick={onShow}>
      <span className={classes.dueStatus}>
        <Icon size={16} stroke={1.6} aria-hidden /> {t(`status.${item.status}`)}
      </span>
      <span className={classes.soft}>{item.day === null ? t('noDay') : t('onDay', { day: item.day })}</span>
      <span className={classes.dueTitle} title={item.title}>
        {t(`kind.${item.kind}`)}: {item.title}
      </span>
      <span className={classes.soft}>{item.project?.name ?? t('organisation')}</span>
    </UnstyledButton>
  );
}
