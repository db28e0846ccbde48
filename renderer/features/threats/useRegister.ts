import { useDeferredValue, useMemo } from 'react';
import { subjectsOfDataType, subjectsOfProviders } from '../../../core/review';
import { type ThreatFilter, useFindingsState, useLibrary, useOpen, useSession, useTable, useView } from '../../session';
import { type Group, grouped, inMethodView, isFolded, isLens, type LensId, type Line } from './lenses';
import { type Narrowing, narrowed, type Row, registerOf } from './register';
import { placeName } from './subjects';

/** All threats of the project, worst first; the same as long as neither findings nor threats change. */
export function useRows(): readonly Row[] {
  const library = useLibrary();
  const findings = useFindingsState(state => state.findings);
  const threats = useTable('threats');
  const model = useOpen(open => open.model);
  const today = useSession().environment.now().slice(0, 10);
  // Threats written by hand are told with the names of today, and there are few: found ones keep their rows.
  const named = threats.size > 0 ? model : null;
  return useMemo(
    () =>
      registerOf({
        library,
        findings: findings.values(),
        threats: threats.values(),
        nameOf: id => (named ? placeName(named, id) : ''),
        today,
      }),
    [library, findings, threats, named, today],
  );
}

export interface Register {
  readonly lens: LensId;
  readonly lines: readonly Line[];
  readonly groups: readonly (Group & { readonly folded: boolean })[];
  /** Everything that the filters let through. */
  readonly rows: readonly Row[];
}

export function useNarrowing(): Narrowing {
  const look = useView(view => view.threats);
  const filter = useView(view => view.threatFilter);
  const search = useDeferredValue(look.search);
  const within = useSubjectsAskedFor(filter);
  const { bands, stride, standings, sections } = look;
  return useMemo(
    () => ({ search, bands, stride, standings, sections, filter, within }),
    [search, bands, stride, standings, sections, filter, within],
  );
}

const ANYWHERE: readonly ReadonlySet<string>[] = [];

/** What stands for the filters that ask for more than one thing: what a provider runs, what has to do with a type of data. */
function useSubjectsAskedFor({ providers, dataType }: ThreatFilter): readonly ReadonlySet<string>[] {
  const asked = providers !== undefined || dataType !== undefined;
  const model = useOpen(open => (asked ? open.model : null));
  const subjects = useFindingsState(state => (asked ? state.subjects : null));
  return useMemo(() => {
    if (!model || !subjects) return ANYWHERE;
    return [
      ...(providers === undefined ? [] : [subjectsOfProviders(model, subjects.values(), providers)]),
      ...(dataType === undefined ? [] : [subjectsOfDataType(model, subjects.values(), dataType)]),
    ];
  }, [model, subjects, providers, dataType]);
}

/** The register as it is looked at: narrowed, grouped, folded. */
export function useRegister(all: readonly Row[]): Register {
  const library = useLibrary();
  const narrowing = useNarrowing();
  const look = useView(view => view.threats);
  const lens: LensId = isLens(look.lens) ? look.lens : 'state';
  const { toVerify, chosen, chosenIn, opened } = look;
  const { standings, sections, filter } = narrowing;
  const rows = useMemo(() => narrowed(all, narrowing), [all, narrowing]);
  const { groups, lines } = useMemo(() => {
    const listed = lens === 'state' ? rows : rows.filter(row => inMethodView(row, { toVerify, standings, sections }));
    return grouped(listed, lens, library);
  }, [rows, lens, library, toVerify, standings, sections]);
  // What another place chose is not left in a folded group; what was chosen in the list has its group open already.
  const chosenSection = useMemo(
    () => (chosenIn === null ? (rows.find(row => row.id === chosen)?.section ?? null) : null),
    [rows, chosen, chosenIn],
  );
  const folding = useMemo(
    () =>
      groups.map(group => ({
        ...group,
        folded: isFolded({ lens, group: group.id, opened, filter, standings, sections, chosenSection }),
      })),
    [groups, lens, opened, filter, standings, sections, chosenSection],
  );
  return { lens, lines, groups: folding, rows };
}
