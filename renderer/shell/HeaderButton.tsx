import { ActionIcon, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Workbench.module.css';

interface HeaderButtonProps {
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

export function HeaderButton({ label, disabled, onClick, children }: HeaderButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={label}
        disabled={disabled ?? false}
        className={classes.headerButton ?? ''}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
