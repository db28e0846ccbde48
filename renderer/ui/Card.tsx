import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** One card of the project view: a title, a word on what it is for, its content. */
export function Card({
  title,
  intro,
  tools,
  children,
}: {
  readonly title: string;
  readonly intro?: string;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Group justify="space-between" mb="sm" align="flex-start">
        <div>
          <Title order={3}>{title}</Title>
          {intro && (
            <Text size="sm" c="var(--ink-soft)">
              {intro}
            </Text>
          )}
        </div>
        {tools}
      </Group>
      {children}
    </Paper>
  );
}

export function AddButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <Button variant="light" size="xs" leftSection={<IconPlus size={14} />} onClick={onClick}>
      {label}
    </Button>
  );
}

/** What an empty card says. */
export function Nothing({ children }: { readonly children: ReactNode }) {
  return (
    <Text size="sm" c="var(--ink-soft)">
      {children}
    </Text>
  );
}
