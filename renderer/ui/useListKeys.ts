import { type KeyboardEvent, type RefObject, useRef } from 'react';

/** Fields, menus and open lists of choices have their own use of Escape. */
function isBusy(target: EventTarget): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, [aria-expanded="true"], [role="dialog"]') !== null
  );
}

/**
 * The keys of a place with a table and details beside it: Enter goes from the table to what is marked `data-details`, Escape closes
 * the details and goes back to the table. Give both to the element around the place.
 */
export function useListKeys(onClose: () => void): {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
} {
  const ref = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const isList = event.target instanceof Element && event.target.matches('[role="table"]');
    if (event.key === 'Enter' && isList) ref.current?.querySelector<HTMLElement>('[data-details]')?.focus();
    if (event.key !== 'Escape' || event.defaultPrevented || isBusy(event.target)) return;
    onClose();
    ref.current?.querySelector<HTMLElement>('[role="table"]')?.focus();
  };
  return { ref, onKeyDown };
}
