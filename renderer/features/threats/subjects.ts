import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProjectModel, SubjectId } from '../../../core/model';
import { SubjectId as SubjectIdSchema } from '../../../core/model';
import { useOpen } from '../../session';

/** The name of whatever a threat can be about; a data flow without a name is called by its ends. Empty for a thing that is gone. */
export function subjectName(model: ProjectModel, id: string): string {
  const flow = model.flows.get(id);
  if (flow) {
    const end = (at: string | null) => model.elements.get(at ?? '')?.name ?? '…';
    const ends = `${end(flow.source)} → ${end(flow.target)}`;
    return flow.name === '' ? ends : `${ends} (${flow.name})`;
  }
  const row =
    model.elements.get(id) ??
    model.boundaries.get(id) ??
    model.assets.get(id) ??
    model.providers.get(id) ??
    model.project.get(id);
  return row?.name ?? '';
}

/** The id if it is of something that a threat can be about. */
export function asSubject(id: string | null): SubjectId | null {
  const parsed = SubjectIdSchema.safeParse(id);
  return parsed.success ? parsed.data : null;
}

const TABLES = ['elements', 'flows', 'boundaries', 'assets', 'providers'] as const;

interface SubjectGroup {
  readonly group: string;
  readonly items: { readonly value: string; readonly label: string }[];
}

/** Everything that a threat can be about, as the choices of a select: by kind, then by name. */
export function useSubjectChoices(): readonly SubjectGroup[] {
  const { t } = useTranslation('threats');
  const model = useOpen(open => open.model);
  return useMemo(() => {
    const groups = TABLES.map(table => ({
      group: t(`subjects.${table}`),
      items: Array.from(model[table].keys(), id => ({ value: id, label: subjectName(model, id) })).sort((a, b) =>
        a.label.localeCompare(b.label),
      ),
    }));
    const whole = { group: t('subjects.project'), items: [{ value: 'project', label: t('wholeProject') }] };
    return [...groups, whole].filter(group => group.items.length > 0);
  }, [model, t]);
}
