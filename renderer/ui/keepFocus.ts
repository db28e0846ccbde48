const FOCUSABLE = 'button, input, textarea, select, a[href], [tabindex="0"]';
/** What is taken away is gone within so many frames, or stays: then the focus does as well. */
const MOST_FRAMES = 30;

/** Takes away what a control is part of; whoever pressed it goes on from what stood before it, not from the top of the page. */
export function keepFocus(pressed: HTMLElement, takeAway: () => void): void {
  const all = [...document.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const before = all.slice(0, all.indexOf(pressed)).reverse();
  takeAway();
  const goOn = (frames: number) => {
    if (pressed.isConnected && frames > 0) requestAnimationFrame(() => goOn(frames - 1));
    else if (!pressed.isConnected && document.activeElement === document.body) before.find(takesFocus);
  };
  goOn(MOST_FRAMES);
}

/** What is disabled, hidden or gone does not take it. */
function takesFocus(one: HTMLElement): boolean {
  one.focus();
  return document.activeElement === one;
}
