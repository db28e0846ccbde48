import { Button, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Share } from '../../../core/model';
import type { MatrixRow } from '../../../core/responsibility';
import { SHARE_LABEL } from '../../../core/text';
import { DUTY_OF_SHARE, subjectName, useTones } from '../../meaning';
import { useLibrary, useOpen, useSession, useTable } from '../../session';
import { type CellPlace, gapsIn } from './matrixView';
import classes from './responsibility.module.css';

const MOST = 30;
const LEGEND = ['C', 'Sd', 'Si', 'P', 'n/a'] as const satisfies readonly Share[];

interface OverviewProps {
  readonly rows: readonly MatrixRow[];
  readonly onChoose: (place: CellPlace) => void;
}

/** What the signs mean, where somebody is missing, and what was changed by hand. */
export function Overview({ rows, onChoose }: OverviewProps) {
  const { t } = useTranslation('responsibility');
  const session = useSession();
  const { gaps, open } = useMemo(() => gapsIn(rows), [rows]);
  return (
    <Stack gap="md" p="md" component="section" aria-label={t('overview')}>
      <Text size="sm">{t('chooseHint')}</Text>
      <Legend />
      <section aria-label={t('gaps', { count: gaps.length })}>
        <Title order={4}>{gaps.length === 0 ? t('gapsNone') : t('gaps', { count: gaps.length })}</Title>
        <ul className={classes.places}>
          {gaps.slice(0, MOST).map(gap => (
            <li key={`${gap.subject} ${gap.layer}`}>
              <PlaceButton place={gap} onChoose={onChoose} />
            </li>
          ))}
        </ul>
        {gaps.length > MOST && <Text size="sm">{t('more', { count: gaps.length - MOST })}</Text>}
      </section>
      <section aria-label={t('openLayers', { count: open })}>
        <Title order={4}>{t('openLayers', { count: open })}</Title>
        <Text size="sm">{t(open === 0 ? 'openNone' : 'openHint')}</Text>
        {open > 0 && (
          <Button variant="light" size="compact-sm" mt={6} onClick={() => session.goTo('project')}>
            {t('toProviders')}
          </Button>
        )}
      </section>
      <Overrides onChoose={onChoose} />
    </Stack>
  );
}

function PlaceButton({ place, onChoose }: { readonly place: CellPlace; readonly onChoose: OverviewProps['onChoose'] }) {
  const { t } = useTranslation('responsibility');
  const library = useLibrary();
  const name = useOpen(({ model }) => subjectName(model, place.subject));
  const layer = library.layers.get(place.layer)?.name ?? library.aiLayers.get(place.layer)?.name ?? '';
  return (
    <UnstyledButton className={classes.placeButton} onClick={() => onChoose(place)}>
      {t('gapOf', { layer, name })}
    </UnstyledButton>
  );
}

function Overrides({ onChoose }: { readonly onChoose: OverviewProps['onChoose'] }) {
  const { t } = useTranslation('responsibility');
  const responsibilities = useTable('responsibilities');
  const changed = [...responsibilities.values()].filter(record => record.share !== null);
  return (
    <section aria-label={t('overrides')}>
      <Title order={4}>{t('overrides')}</Title>
      {changed.length === 0 && <Text size="sm">{t('overridesNone')}</Text>}
      <ul className={classes.places}>
        {changed.slice(0, MOST).map(record => (
          <li key={record.id}>
            <PlaceButton place={record} onChoose={onChoose} />
            <Text size="xs" c="var(--ink-soft)">
              {t('by', {
                share: SHARE_LABEL[record.share ?? 'n/a'],
                name: record.stamp.by,
                day: record.stamp.at,
              })}
            </Text>
            {record.reason !== '' && <Text size="xs">{record.reason}</Text>}
          </li>
        ))}
      </ul>
      {changed.length > MOST && <Text size="sm">{t('more', { count: changed.length - MOST })}</Text>}
    </section>
  );
}

function Legend() {
  const { t } = useTranslation('responsibility');
  const { duty } = useTones();
  const sample = (ground: string, ink: string, line: string) => ({ background: ground, color: ink, borderColor: line });
  const { customer, gap, none } = duty;
  return (
    <section aria-label={t('legend')}>
      <Title order={4}>{t('legend')}</Title>
      <ul className={classes.legend}>
        {LEGEND.map(share => {
          const tone = duty[DUTY_OF_SHARE[share]];
          return (
            <li key={share}>
              <span aria-hidden className={classes.cell} style={sample(tone.ground, tone.ink, tone.line)}>
                {t(`sign.${share}`)}
              </span>
              {t(`legendShare.${share}`)}
            </li>
          );
        })}
        <li>
          <span aria-hidden className={classes.cell} data-mark="gap" style={sample(gap.ground, gap.ink, gap.line)}>
            {t('sign.C')}
          </span>
          {t('legendGap')}
        </li>
        <li>
          <span
            aria-hidden
            className={classes.cell}
            data-mark="open"
            style={sample(customer.ground, customer.ink, customer.line)}
          >
            {t('sign.C')}
          </span>
          {t('legendOpen')}
        </li>
        <li>
          <span aria-hidden className={classes.cell} style={sample(none.ground, none.ink, none.line)}>
            {t('sign.unknown')}
          </span>
          {t('legendUnknown')}
        </li>
        <li>
          <span aria-hidden className={classes.cell} data-overridden style={sample(none.ground, none.ink, none.line)} />
          {t('legendOverride')}
        </li>
      </ul>
    </section>
  );
}
