import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { inOneLine } from '../../../core/base';
import type { ProjectModel, SubjectId } from '../../../core/model';
import { SubjectId as SubjectIdSchema } from '../../../core/model';
import { subjectName } from '../../meaning';
import { useOpen } from '../../session';

/** What a threat is about, in words: a data flow by its ends, and by its name where it has one. */
export function placeName(model: ProjectModel, id: string): string {
  const flow = model.flows.get(id);
  if (!flow || flow.name === '') return subjectName(model, id);
  const end = (at: string | null) => subjectName(model, at ?? '') || '?';
  return `${end(flow.source)} → ${end(flow.target)} (${inOneLine(flow.name)})`;
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
      items: Array.from(model[table].keys(), id => ({ value: id, label: placeName(model, id) })).sort((a, b) =>
        a.label.localeCompare(b.label),
      ),
    }));
    const whole = { group: t('subjects.project'), items: [{ value: 'project', label: t('wholeProject') }] };
    return [...groups, whole].filter(group => group.items.length > 0);
  }, [model, t]);
}
