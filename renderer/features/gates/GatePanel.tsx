import { Anchor, Button, List, NumberInput, Stack, Switch, Text, Textarea, TextInput, Title } from '@mantine/core';
import { IconArrowRight, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SetGate } from '../../../core/commands';
import type { GateItem, JudgedGate } from '../../../core/review';
import { PersonField } from '../../meaning';
import { useDispatch, useRow, useSession, useTable } from '../../session';
import { Draft, Part, whileTyping } from '../../ui';
import { GateEvidence } from './GateEvidence';
import { PLACE_OF, qualifierOf } from './places';
import { Waiver } from './Waiver';

const MOST_ITEMS = 30;

interface PanelProps {
  readonly gate: JudgedGate;
  /** Another condition is to be looked at. */
  readonly onCondition: (gate: string) => void;
}

/** One condition: what counts for it, where that is changed, who owns it, what shows it, and its waiver. */
export function GatePanel({ gate, onCondition }: PanelProps) {
  const { t } = useTranslation('gates');
  const dispatch = useDispatch();
  const row = useRow('gates', gate.id);
  const qualifier = qualifierOf(gate.id);
  const set = (fields: SetGate['fields']) => dispatch({ type: 'gate/set', gate: gate.id, fields });
  return (
    <Stack
      gap="md"
      p="md"
      component="section"
      aria-label={t('details', { title: gate.title })}
      tabIndex={-1}
      data-details
    >
      <Title order={3}>{gate.title}</Title>
      {qualifier === null ? (
        <>
          <Draft value={row?.title ?? ''} onKeep={title => set({ title })}>
            {field => <TextInput label={t('name')} maxLength={1000} {...field} />}
          </Draft>
          <Switch
            label={t('met')}
            checked={row?.met === true}
            onChange={event => set({ met: event.currentTarget.checked })}
          />
        </>
      ) : (
        <>
          <Items gate={gate} onCondition={onCondition} />
          <NumberInput
            label={t('limit')}
            description={t('limitDefault')}
            min={0}
            max={1_000_000}
            allowDecimal={false}
            value={row?.threshold ?? ''}
            onChange={value => whileTyping(() => set({ threshold: typeof value === 'number' ? value : null }))}
          />
        </>
      )}
      <PersonField
        label={t('owner')}
        value={row?.owner ?? null}
        onChange={owner => ({ type: 'gate/set', gate: gate.id, fields: { owner } })}
      />
      <Draft value={row?.note ?? ''} onKeep={note => set({ note })}>
        {field => <Textarea label={t('note')} autosize minRows={2} {...field} />}
      </Draft>
      <GateEvidence gate={gate.id} evidence={row?.evidence ?? []} />
      <Waiver gate={gate} />
      {qualifier === null ? (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconTrash size={16} />}
          onClick={() => dispatch({ type: 'row/remove', ids: [gate.id], table: 'gates' })}
        >
          {t('remove')}
        </Button>
      ) : (
        <Switch label={t('asked')} checked onChange={() => set({ off: true })} />
      )}
    </Stack>
  );
}

function Items({ gate, onCondition }: PanelProps) {
  const { t } = useTranslation('gates');
  const session = useSession();
  const qualifier = qualifierOf(gate.id);
  const conditionOf = useConditionOf();
  const show = useShowItem(id => onCondition(conditionOf(id) ?? gate.id));
  const rest = gate.items.length - MOST_ITEMS;
  return (
    <Part title={t('items')}>
      {gate.items.length === 0 && (
        <Text size="sm" c="var(--ink-soft)">
          {gate.value === null ? t('notKnown') : t('itemsNone')}
        </Text>
      )}
      <List size="sm" spacing={6} listStyleType="none">
        {gate.items.slice(0, MOST_ITEMS).map((item, at) => (
          // One control may stand in the way in several places.
          // biome-ignore lint/suspicious/noArrayIndexKey: items have no other identity
          <List.Item key={`${item.id} ${at}`}>
            {item.of === 'evidence' && conditionOf(item.id) === null ? (
              item.name
            ) : (
              <Anchor
                component="button"
                type="button"
                size="sm"
                ta="left"
                aria-label={t('openItem', { name: item.name })}
                onClick={() => show(item)}
              >
                {item.name}
              </Anchor>
            )}
          </List.Item>
        ))}
      </List>
      {rest > 0 && <Text size="sm">{t('itemsMore', { count: rest })}</Text>}
      {qualifier && (
        <Button
          mt="xs"
          variant="default"
          size="xs"
          rightSection={<IconArrowRight size={14} />}
          onClick={() => session.goTo(PLACE_OF[qualifier])}
        >
          {t('openPlace', { place: t(`placeOf.${qualifier}`) })}
        </Button>
      )}
    </Part>
  );
}

/** Goes to what stands in the way, where it can be changed; evidence stands with a condition of this place. */
function useShowItem(onEvidence: (id: string) => void): (item: GateItem) => void {
  const session = useSession();
  const ways = {
    finding: id => session.goTo('threats', { finding: id }),
    control: id => session.goTo('controls', { control: id }),
    thing: id => session.reveal(id),
    asset: () => session.goTo('data'),
    action: () => session.goTo('project'),
    evidence: onEvidence,
  } satisfies Record<GateItem['of'], (id: string) => void>;
  return item => ways[item.of](item.id);
}

/** The condition that a piece of evidence is about; null: it is about something else. */
function useConditionOf(): (evidence: string) => string | null {
  const gates = useTable('gates');
  return evidence => [...gates.values()].find(gate => gate.evidence.some(id => id === evidence))?.id ?? null;
}
