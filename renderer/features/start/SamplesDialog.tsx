import { Modal, Stack, Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import samples from '../../../templates/models/index.json';
import classes from './start.module.css';

interface SamplesDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onChoose: (file: string) => Promise<void>;
}

/** The shipped samples; choosing one makes a project of its own. */
export function SamplesDialog({ opened, onClose, onChoose }: SamplesDialogProps) {
  const { t } = useTranslation('start');
  const { t: common } = useTranslation('common');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('samples')}
      size="lg"
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Stack gap="sm">
        {samples.samples.map(sample => (
          <UnstyledButton key={sample.file} className={classes.way} onClick={() => void onChoose(sample.file)}>
            <span className={classes.wayTitle} style={{ marginTop: 0 }}>
              {sample.title}
            </span>
            <Text size="sm" c="var(--ink-soft)">
              {sample.description}
            </Text>
          </UnstyledButton>
        ))}
      </Stack>
    </Modal>
  );
}
