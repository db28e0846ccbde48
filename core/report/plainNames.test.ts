import { describe, expect, it } from 'vitest';
import { aDrawnProject, done } from '../../tests/support/aDrawnProject';
import { aReportInput } from '../../tests/support/aReport';
import { buildReport } from './buildReport';

const words = (model: ReturnType<typeof aDrawnProject>) => JSON.stringify(buildReport(aReportInput(model), {}).blocks);

describe('names on paper', () => {
  it('stand in one line, however they are broken on the diagram, and texts keep their lines', () => {
    const [element] = aDrawnProject().elements.values();
    if (!element) throw new Error('nothing is drawn');
    const broken = done({ type: 'row/change', table: 'elements', ids: [element.id], fields: { name: 'Local\n  API' } });
    const model = done(
      { type: 'row/change', table: 'project', ids: ['project'], fields: { scope: 'The shop\nand its till' } },
      broken,
    );
    expect(words(model)).toContain('Local API');
    expect(words(model)).not.toMatch(/Local\\n/);
    expect(words(model)).toContain('The shop\\nand its till');
  });
});
