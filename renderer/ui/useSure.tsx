import { Button, Group, Modal, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';

interface Asked {
  readonly text: string;
  readonly button: string;
  readonly run: () => Promise<void> | void;
}

/** Asks before something that cannot be undone. `dialog` must stand somewhere in the component. */
export function useSure(words: { readonly cancel: string; readonly close: string }): {
  readonly sure: (text: string, button: string, run: Asked['run']) => void;
  readonly dialog: ReactNode;
} {
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const dialog = (
    <Modal
      opened={asked !== null}
      onClose={close}
      title={asked?.button}
      closeButtonProps={{ 'aria-label': words.close }}
    >
      <Text size="sm">{asked?.text}</Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={close}>
          {words.cancel}
        </Button>
        <Button
          color="red"
          onClick={() => {
            close();
            void asked?.run();
          }}
        >
          {asked?.button}
        </Button>
      </Group>
    </Modal>
  );
  return { sure: (text, button, run) => setAsked({ text, button, run }), dialog };
}
