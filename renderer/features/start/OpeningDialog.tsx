import { Button, Group, Modal, Progress, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Opening } from './useOpenFile';

const SHOWN_AFTER = 300;

/** Progress of opening a file, with a way out, for files that take longer than a blink. */
export function OpeningDialog({
  opening,
  onCancel,
}: {
  readonly opening: Opening | null;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation('start');
  const { t: common } = useTranslation('common');
  const [late, setLate] = useState(false);
  const running = opening !== null;
  useEffect(() => {
    if (!running) return setLate(false);
    const timer = setTimeout(() => setLate(true), SHOWN_AFTER);
    return () => clearTimeout(timer);
  }, [running]);
  const title = t('opening', { name: opening?.name ?? '' });
  return (
    <Modal
      opened={running && late}
      onClose={onCancel}
      title={title}
      withCloseButton={false}
      transitionProps={{ duration: 0 }}
    >
      <Progress value={(opening?.fraction ?? 0) * 100} animated aria-label={title} />
      <Text size="xs" mt={4} c="var(--ink-soft)">
        {Math.round((opening?.fraction ?? 0) * 100)} %
      </Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onCancel}>
          {common('cancel')}
        </Button>
      </Group>
    </Modal>
  );
}
