import { Alert, Button, Group, MultiSelect, Select, Switch, Text } from '@mantine/core';
import { IconAlertTriangle, IconCalendarDue, IconCalendarPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { plainName } from '../../../core/model';
import { calendarFile, DUE_KINDS, type DueKind, type UpcomingItem } from '../../../core/review';
import { useSaveBytes, useShowDue } from '../../actions';
import { useHost } from '../../host';
import {
  useOrganisation,
  useOrganisationModel,
  useOrganisationTable,
  useOrganisationView,
  usePreferences,
  useSession,
} from '../../session';
import { type Column, EmptyState, FillStack, PlaceFrame, TwoLines, VirtualTable } from '../../ui';
import { MostPressing } from './MostPressing';
import { useDue } from './useDue';

const UTF8 = new TextEncoder();

/** What is due over all providers and projects, and what the policy lacks. */
export function OverviewPlace() {
  const { t } = useTranslation('overview');
  const { items, gaps } = useDue();
  const [later, setLater] = useState(false);
  const [kinds, setKinds] = useState<readonly DueKind[]>([]);
  // Whoever leads here from a person asks for what is that person's.
  const person = useOrganisationView(view => view.chosen);
  const asked = useOrganisationTable('people').get(person ?? '')?.name ?? null;
  const [who, setWho] = useState<string | null>(asked);
  const shown = useMemo(
    () =>
      items.filter(
        item =>
          (later || who !== null || item.status !== 'ok') &&
          (kinds.length === 0 || kinds.includes(item.kind)) &&
          (who === null || plainName(item.who ?? '') === plainName(who)),
      ),
    [items, later, kinds, who],
  );
  return (
    <PlaceFrame title={t('title')} intro={t('subtitle')} tools={<ToCalendar items={items} />}>
      <FillStack>
        {gaps.length > 0 && <Gaps gaps={gaps} />}
        <MostPressing />
        <Group justify="space-between" align="flex-end">
          <Group gap="xs">
            <MultiSelect
              aria-label={t('kinds')}
              placeholder={kinds.length === 0 ? t('kinds') : ''}
              w={300}
              clearable
              data={DUE_KINDS.map(kind => ({ value: kind, label: t(`kind.${kind}`) }))}
              value={[...kinds]}
              onChange={chosen => setKinds(DUE_KINDS.filter(kind => chosen.includes(kind)))}
            />
            <Whose items={items} value={who} onChoose={setWho} />
          </Group>
          <Group gap="lg">
            <Notes />
            <Switch label={t('later')} checked={later} onChange={event => setLater(event.currentTarget.checked)} />
          </Group>
        </Group>
        {shown.length === 0 ? (
          <EmptyState icon={IconCalendarDue} title={t('nothing')} hint={t('nothingHint')} />
        ) : (
          <div>
            <DueTable items={shown} />
          </div>
        )}
      </FillStack>
    </PlaceFrame>
  );
}

function Gaps({ gaps }: { readonly gaps: ReturnType<typeof useDue>['gaps'] }) {
  const { t } = useTranslation('overview');
  const organisation = useOrganisation();
  return (
    <Alert color="gray" variant="outline" icon={<IconAlertTriangle />} title={t('firstThings')}>
      <Group justify="space-between" align="flex-end">
        <div>
          {gaps.map(gap => (
            <Text key={gap} size="sm">
              {t(`gap.${gap}`)}.
            </Text>
          ))}
        </div>
        <Button variant="default" size="xs" onClick={() => organisation.goTo('policy')}>
          {t('toPolicy')}
        </Button>
      </Group>
    </Alert>
  );
}

interface WhoseProps {
  readonly items: readonly UpcomingItem[];
  readonly value: string | null;
  readonly onChoose: (who: string | null) => void;
}

/** Whose things are listed: everybody's, or those of one person; whoever acts here comes first, as “Mine”. */
function Whose({ items, value, onChoose }: WhoseProps) {
  const { t } = useTranslation('overview');
  const me = usePreferences(preferences => preferences.profile?.name ?? null);
  const named = new Map(items.flatMap(({ who }) => (who === undefined ? [] : [[plainName(who), who] as const])));
  if (me !== null) named.delete(plainName(me));
  if (value !== null && value !== me) named.set(plainName(value), value);
  const others = [...named.values()].sort((a, b) => a.localeCompare(b));
  return (
    <Select
      aria-label={t('whose')}
      placeholder={t('everybody')}
      w={200}
      clearable
      searchable
      data={[...(me === null ? [] : [{ value: me, label: t('mine', { name: me }) }]), ...others]}
      value={value}
      onChange={onChoose}
    />
  );
}

function DueTable({ items }: { readonly items: readonly UpcomingItem[] }) {
  const { t } = useTranslation('overview');
  const show = useShowDue();
  const model = useOrganisationModel();
  const columns = useMemo((): readonly Column<UpcomingItem>[] => {
    const day = (item: UpcomingItem) => (item.day === null ? t('noDay') : t('onDay', { day: item.day }));
    return [
      { id: 'status', title: t('statusTitle'), width: '110px', cell: item => t(`status.${item.status}`) },
      { id: 'day', title: t('day'), width: '130px', cell: day, sortBy: item => item.day ?? '' },
      { id: 'what', title: t('what'), width: '160px', cell: item => t(`kind.${item.kind}`), sortBy: item => item.kind },
      {
        id: 'about',
        title: t('about'),
        width: 'minmax(200px, 3fr)',
        cell: item => <TwoLines>{item.title}</TwoLines>,
        sortBy: item => item.title,
      },
      {
        id: 'where',
        title: t('where'),
        width: 'minmax(140px, 1.4fr)',
        cell: item => <TwoLines>{item.project?.name ?? t('organisation')}</TwoLines>,
        sortBy: item => item.project?.name ?? '',
      },
      {
        id: 'who',
        title: t('who'),
        width: 'minmax(100px, 1fr)',
        cell: item => item.who ?? '',
        sortBy: item => item.who ?? '',
      },
    ];
  }, [t]);
  return (
    <VirtualTable
      label={t('due')}
      columns={columns}
      rows={items}
      rowId={item => `${item.kind} ${item.project?.id ?? ''} ${item.id}`}
      onChoose={item => void show(item, model)}
    />
  );
}

/** Whether this machine tells once a day how much is due; nothing where it cannot. */
function Notes() {
  const { t } = useTranslation('overview');
  const session = useSession();
  const { abilities } = useHost();
  const dueNotes = usePreferences(preferences => preferences.dueNotes);
  if (!abilities.notifications) return null;
  return (
    <Switch
      label={t('notes')}
      checked={!dueNotes?.off}
      onChange={event =>
        void session.setPreferences({ dueNotes: { off: !event.currentTarget.checked, told: dueNotes?.told ?? null } })
      }
    />
  );
}

/** Everything that has a day, as a calendar that other programs read. */
function ToCalendar({ items }: { readonly items: readonly UpcomingItem[] }) {
  const { t } = useTranslation('overview');
  const { environment } = useSession();
  const save = useSaveBytes();
  const words = (item: UpcomingItem) => ({
    title: `${t(`kind.${item.kind}`)}: ${item.title}`,
    note: item.project?.name ?? '',
  });
  const write = () =>
    void save(UTF8.encode(calendarFile(items, words, environment.now())), 'parapet.ics', t('calendar'), 'ics');
  return (
    <Button
      variant="default"
      leftSection={<IconCalendarPlus size={16} />}
      disabled={items.every(item => item.day === null)}
      onClick={write}
    >
      {t('toCalendar')}
    </Button>
  );
}
