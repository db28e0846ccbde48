import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';

interface RemoveButtonProps {
  /** What it takes away, by name. */
  readonly label: string;
  readonly onClick: () => void;
}

/** Takes away the line that it stands at the end of. */
export function RemoveButton({ label, onClick }: RemoveButtonProps) {
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={onClick}>
      <IconX size={16} />
    </ActionIcon>
  );
}
