import { Button, Stack, Text, Title } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';

interface EmptyStateProps {
  readonly icon: TablerIcon;
  readonly title: string;
  /** What to do next. */
  readonly hint: string;
  readonly action?: { readonly label: string; readonly onClick: () => void };
}

/** Every empty view says what to do next. */
export function EmptyState({ icon: Icon, title, hint, action }: EmptyStateProps) {
  return (
    <Stack align="center" justify="center" gap="xs" p="xl" mih={240} ta="center">
      <Icon size={36} stroke={1.2} aria-hidden color="var(--ink-soft)" />
      <Title order={3}>{title}</Title>
      <Text size="sm" c="var(--ink-soft)" maw={440} style={{ textWrap: 'balance' }}>
        {hint}
      </Text>
      {action && (
        <Button mt="xs" onClick={action.onClick}>
          {action.label}
        </Button>
      )}
    </Stack>
  );
}
