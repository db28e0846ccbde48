import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { numberText } from '../../text/deviceFormat';

interface CountButtonProps {
  readonly value: number;
  /** What is written, where it is not the number. */
  readonly children?: ReactNode;
  /** What it counts, with the number. */
  readonly label: string;
  readonly onOpen: () => void;
}

/** A number that opens what it counts; none opens nothing. */
export function CountButton({ value, children = numberText(value), label, onOpen }: CountButtonProps) {
  if (value === 0) return children;
  return (
    <Anchor component="button" size="sm" aria-label={label} onClick={onOpen}>
      {children}
    </Anchor>
  );
}
