import { useEffect, useState } from 'react';
import type { ProjectNames } from '../../core/review';
import { useSession } from '../session';
import { notifyProblems } from './notices';

const NONE: readonly ProjectNames[] = [];

/** What registers can name of the projects; read anew whenever the place is opened. */
export function useNamesOfProjects(): readonly ProjectNames[] {
  const { office } = useSession();
  const [names, setNames] = useState(NONE);
  useEffect(() => {
    let left = false;
    void office.listNames().then(read => {
      if (left) return;
      if (read.ok) setNames(read.value);
      else notifyProblems(read.problems);
    });
    return () => {
      left = true;
    };
  }, [office]);
  return names;
}
