/** A share (0 to 1) in whole percent; empty where there is none. Never 0 or 100 for what is not all or nothing. */
export function percentText(share: number | null): string {
  if (share === null) return '';
  const percent = Math.round(share * 100);
  return `${share > 0 && share < 1 ? Math.min(99, Math.max(1, percent)) : percent} %`;
}
