import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EffectOf, type PackEffectWords } from '../../meaning';
import type { PackChange } from '../../worker';

interface SureOfEffectProps {
  readonly change: PackChange;
  readonly words: PackEffectWords;
  readonly text: string;
  readonly button: string;
  readonly run: () => Promise<void> | void;
  readonly close: () => void;
}

/** Asks before a pack or a part of it goes, with what that would change in the open project. */
export function SureOfEffect({ change, words, text, button, run, close }: SureOfEffectProps) {
  const { t: common } = useTranslation('common');
  const [can, setCan] = useState(false);
  return (
    <Modal opened onClose={close} title={button} closeButtonProps={{ 'aria-label': common('close') }}>
      <Stack gap="sm">
        <Text size="sm">{text}</Text>
        <EffectOf change={change} words={words} onKnown={setCan} cancel={close} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {common('cancel')}
          </Button>
          <Button
            color="red"
            disabled={!can}
            onClick={() => {
              close();
              void run();
            }}
          >
            {button}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
