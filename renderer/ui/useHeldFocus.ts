import { type RefObject, useEffect } from 'react';

const LIST = '[role="table"], [role="grid"]';

/**
 * Where what has the focus goes away, a form that was filled in or details of what no longer applies, the focus goes on to the details
 * that stand there then, or to the list, and not to the top of the page. Dialogs in between change nothing of that.
 */
export function useHeldFocus(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const around = place.current;
    if (!around) return;
    let last: HTMLElement | null = null;
    let wasInList = false;
    let inDialog: HTMLElement | null = null;
    const note = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return;
      inDialog = !around.contains(target) && target.closest('[role="dialog"]') ? target : null;
      if (inDialog) return;
      last = around.contains(target) ? target : null;
      wasInList = target.closest(LIST) !== null;
    };
    const isLost = () =>
      document.activeElement === document.body && [last, inDialog].some(one => one !== null && !one.isConnected);
    const goOn = () => {
      if (!last || !isLost()) return;
      const details = wasInList ? null : around.querySelector<HTMLElement>('[data-details]');
      const next = last.isConnected ? last : (details ?? around.querySelector<HTMLElement>(LIST));
      next?.focus({ preventScroll: true });
    };
    // After whoever took it away has had the chance to say where the focus goes.
    const observer = new MutationObserver(() => {
      if (last && isLost()) requestAnimationFrame(goOn);
    });
    document.addEventListener('focusin', note);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', note);
      observer.disconnect();
    };
  }, [place]);
}
