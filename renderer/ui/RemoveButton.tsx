import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { keepFocus } from './keepFocus';

interface RemoveButtonProps {
  /** What it takes away, by name. */
  readonly label: string;
  readonly size?: 'sm' | 'lg';
  readonly onClick: () => void;
}

/** Takes away the line that it stands at the end of. */
export function RemoveButton({ label, size = 'lg', onClick }: RemoveButtonProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={size}
      aria-label={label}
      onClick={event => keepFocus(event.currentTarget, onClick)}
    >
      <IconX size={16} />
    </ActionIcon>
  );
}
