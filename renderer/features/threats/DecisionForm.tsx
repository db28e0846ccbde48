import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../core/analysis';
import classes from './threats.module.css';

/** What every form of a decision is given. */
export interface DecisionFormProps {
  readonly finding: Finding;
  readonly close: () => void;
}

interface FrameProps {
  readonly title: string;
  readonly button: string;
  readonly submit: () => void;
  readonly close: () => void;
  readonly children: React.ReactNode;
}

/** The frame of a form that decides something: its title, its fields, and the two ways out. */
export function DecisionForm({ title, button, submit, close, children }: FrameProps) {
  const { t: common } = useTranslation('common');
  return (
    <form
      aria-label={title}
      className={classes.form}
      onSubmit={event => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={event => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Stack gap="xs">{children}</Stack>
      <Group justify="flex-end" gap="xs">
        <Button size="compact-sm" variant="default" onClick={close}>
          {common('cancel')}
        </Button>
        <Button size="compact-sm" type="submit">
          {button}
        </Button>
      </Group>
    </form>
  );
}
