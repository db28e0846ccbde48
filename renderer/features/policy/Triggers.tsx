import { NumberInput, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TRIGGERS, type Trigger } from '../../../core/model';
import { policyInForce } from '../../../core/review';
import { useLibrary } from '../../session';
import { Card, whileTyping } from '../../ui';
import classes from './policy.module.css';
import { useChangePolicy, usePolicy } from './usePolicy';

/** Events that call for a review, and how soon. */
export function Triggers() {
  const { t } = useTranslation('policy');
  const info = usePolicy();
  const library = useLibrary();
  const change = useChangePolicy();
  const inForce = policyInForce(info, library).triggers;
  const set = (trigger: Trigger, days: number | null) => {
    const next = new Map(inForce);
    if (days === null) next.delete(trigger);
    else next.set(trigger, days);
    change({ triggers: Object.fromEntries(next) });
  };
  return (
    <Card title={t('triggers')} intro={t('triggersIntro')}>
      <Stack gap={4}>
        {TRIGGERS.map(trigger => (
          <div key={trigger} className={classes.line}>
            <Text size="sm" id={`trigger-${trigger}`}>
              {t(`trigger.${trigger}`)}
            </Text>
            <NumberInput
              aria-labelledby={`trigger-${trigger}`}
              size="sm"
              w={90}
              min={1}
              max={365}
              value={inForce.get(trigger) ?? ''}
              onChange={value => whileTyping(() => set(trigger, typeof value === 'number' ? value : null))}
            />
          </div>
        ))}
      </Stack>
    </Card>
  );
}
