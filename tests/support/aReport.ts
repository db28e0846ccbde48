import { Engine } from '../../core/engine';
import type { ProjectModel } from '../../core/model';
import { OUTLINE_SECTIONS, type ReportInput, type ReportOptions } from '../../core/report';
import { shippedLibrary } from './templates';

const library = shippedLibrary();

/** What a report of a model is made of: marked, by Ada Reviewer, on a fixed day. */
export function aReportInput(
  model: ProjectModel,
  options: Partial<ReportOptions> = {},
  more: Partial<ReportInput> = {},
): ReportInput {
  const engine = new Engine(library);
  engine.open(model, { today: '2026-11-23' });
  const outline = options.outline ?? 'full';
  return {
    ...engine.reportFacts(),
    options: {
      outline,
      paper: 'A4',
      title: model.project.get('project')?.name ?? '',
      classification: 'Strictly confidential',
      sections: [...OUTLINE_SECTIONS[outline]],
      toVerify: true,
      overlay: 'none',
      ...options,
    },
    earlier: 'not-kept',
    revision: 3,
    at: '2026-11-23T09:00:00.000Z',
    by: 'Ada Reviewer',
    ...more,
  };
}
