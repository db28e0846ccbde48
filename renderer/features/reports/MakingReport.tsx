import { Button, Group, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { reports } from '../../text/en/reports';
import type { Making } from './useMakeReport';

function isStep(what: string): what is keyof typeof reports.step {
  return what in reports.step;
}

/** How far the report is, in words, with a way out. */
export function MakingReport({ making, onCancel }: { readonly making: Making; readonly onCancel: () => void }) {
  const { t } = useTranslation('reports');
  const { t: common } = useTranslation('common');
  const percent = Math.round(making.fraction * 100);
  return (
    <div>
      <Progress value={percent} animated aria-label={t('making')} />
      <Text size="sm" mt="xs" role="status">
        {t(`step.${isStep(making.what) ? making.what : 'content'}`)}, {percent} %
      </Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onCancel} data-autofocus>
          {common('cancel')}
        </Button>
      </Group>
    </div>
  );
}
