import { Button, Group, Modal, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';

interface Asked {
  readonly title: string;
  readonly text: string;
  readonly button: string;
  readonly run: () => Promise<void> | void;
  /** A third way, which takes nothing away. */
  readonly instead: Pick<Asked, 'button' | 'run'> | null;
}

/** Asks before something that cannot be undone. `dialog` must stand somewhere in the component. */
export function useSure(words: { readonly cancel: string; readonly close: string }): {
  readonly sure: (text: string, button: string, run: Asked['run']) => void;
  /** The same with a title of its own, and with a third way. */
  readonly ask: (asked: Asked) => void;
  readonly dialog: ReactNode;
} {
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const pick = ({ run }: Pick<Asked, 'run'>) => {
    close();
    void run();
  };
  const dialog = (
    <Modal
      opened={asked !== null}
      onClose={close}
      title={asked?.title}
      closeButtonProps={{ 'aria-label': words.close }}
    >
      <Text size="sm">{asked?.text}</Text>
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={close}>
          {words.cancel}
        </Button>
        {asked?.instead && (
          <Button variant="default" onClick={() => asked.instead && pick(asked.instead)}>
            {asked.instead.button}
          </Button>
        )}
        <Button color="red" onClick={() => asked && pick(asked)}>
          {asked?.button}
        </Button>
      </Group>
    </Modal>
  );
  return {
    sure: (text, button, run) => setAsked({ title: button, text, button, run, instead: null }),
    ask: setAsked,
    dialog,
  };
}
