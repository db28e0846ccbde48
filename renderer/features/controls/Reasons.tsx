import { Button, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconDatabase, IconLayersIntersect } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { RiskChip } from '../../meaning';
import { useSession } from '../../session';
import classes from './controls.module.css';
import type { Reasons as AllReasons } from './why';

const MOST_THREATS = 3;
const DATA_ASKS = ['before-transmission', 'before-processing', 'class'] as const;

/** Why the control is required: by which threats, which data, which layers. */
export function Reasons({ control, reasons }: { readonly control: string; readonly reasons: AllReasons }) {
  const { t } = useTranslation('controls');
  const session = useSession();
  const { threats, data, layers } = reasons;
  const none = threats.length + data.length + layers.length === 0;
  return (
    <section aria-label={t('why')}>
      <Title order={4}>{t('why')}</Title>
      {none && <Text size="sm">{t('noReason')}</Text>}
      <ul className={classes.reasons}>
        {threats.slice(0, MOST_THREATS).map(threat => (
          <li key={threat.rule}>
            <IconAlertTriangle size={16} aria-hidden />
            <span>
              {threat.title} <small>{t('threatCount', { count: threat.findings })}</small>
            </span>
            <RiskChip band={threat.band} />
          </li>
        ))}
        {threats.length > MOST_THREATS && (
          <li className={classes.more}>{t('moreThreats', { count: threats.length - MOST_THREATS })}</li>
        )}
        {DATA_ASKS.map(when => {
          const assets = data.filter(one => one.when === when);
          if (assets.length === 0) return null;
          const names = assets.map(({ name, kind }) => t('dataNamed', { name, kind }));
          return (
            <li key={when}>
              <IconDatabase size={16} aria-hidden />
              <span>{t(`dataBefore.${when}`, { assets: names.join(', ') })}</span>
            </li>
          );
        })}
        {layers.length > 0 && (
          <li>
            <IconLayersIntersect size={16} aria-hidden />
            <span>{t('layerShare', { count: layers.length, layers: layers.map(one => one.name).join(', ') })}</span>
          </li>
        )}
      </ul>
      {threats.length > 0 && (
        <Button variant="light" size="compact-sm" mt={6} onClick={() => session.goTo('threats', { control })}>
          {t('openThreats')}
        </Button>
      )}
    </section>
  );
}
