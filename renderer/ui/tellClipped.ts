import type { PointerEvent } from 'react';

/** Says as a tooltip what is cut off where the pointer comes: for `onPointerOver` around anything that may be too long for its place. */
export function tellClipped({ target, currentTarget }: PointerEvent): void {
  for (let at = target; at instanceof HTMLElement && at !== currentTarget; at = at.parentElement ?? currentTarget) {
    if (at.title !== '' && at.dataset['told'] === undefined) return;
    if (!isClipped(at)) continue;
    at.title = at.textContent ?? '';
    at.dataset['told'] = '';
    return;
  }
}

function isClipped(at: HTMLElement): boolean {
  const isCut = at.scrollWidth > at.clientWidth + 1 || at.scrollHeight > at.clientHeight + 1;
  return isCut && getComputedStyle(at).overflowX === 'hidden';
}
