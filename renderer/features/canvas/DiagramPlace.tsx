import type { ReactNode } from 'react';

export function DiagramPlace({ side }: { readonly side: ReactNode }) {
  return side;
}
