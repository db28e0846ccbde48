import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Decision } from '../../../core/model';
import { useFindingsState, useSession, useTable } from '../../session';
import { Card, Nothing } from '../../ui';

/** The decisions log: who accepted or dismissed what, and which findings are gone since. */
export function Decisions() {
  const { t } = useTranslation('project');
  const decisions = useTable('decisions');
  const newest = [...decisions.values()].sort((a, b) => (a.stamp.at < b.stamp.at ? 1 : -1));
  return (
    <Card title={t('decisions')} intro={t('decisionsIntro')}>
      <Stack gap="sm">
        {newest.length === 0 && <Nothing>{t('decisionsEmpty')}</Nothing>}
        {newest.map(decision => (
          <DecisionLine key={decision.id} decision={decision} />
        ))}
      </Stack>
    </Card>
  );
}

function DecisionLine({ decision }: { readonly decision: Decision }) {
  const { t } = useTranslation('project');
  const session = useSession();
  const alive = useFindingsState(state => state.findings.has(decision.id));
  const day = decision.stamp.at;
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <div>
        <Text size="sm" fw={600}>
          {decision.remembered.title}
        </Text>
        <Text size="sm">{decision.remembered.subject}</Text>
        <Text size="xs" c="var(--ink-soft)">
          {t('by', { verdict: t(`verdict.${decision.verdict ?? 'note'}`), name: decision.stamp.by, day })}
          {decision.expires ? `, ${t('until', { day: decision.expires })}` : ''}
          {decision.reason ? `: ${decision.reason}` : ''}
        </Text>
      </div>
      {alive ? (
        <Button
          variant="subtle"
          size="xs"
          style={{ flex: 'none' }}
          onClick={() => session.goTo('threats', { finding: decision.id })}
        >
          {t('open')}
        </Button>
      ) : (
        <Badge variant="light" color="gray" tt="none" style={{ flex: 'none' }}>
          {t('orphaned')}
        </Badge>
      )}
    </Group>
  );
}
