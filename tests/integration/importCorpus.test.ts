import { describe, expect, it } from 'vitest';
import { corpusFiles } from '../support/imports';
import { runCli } from '../support/runCli';

const files = ['threat-dragon', 'tm7', 'threagile', 'tm-bom']
  .flatMap(format => corpusFiles(format).map(file => ({ ...file, format })))
  .filter(file => !file.malformed && !file.name.includes('.expected.'));

describe.runIf(files.length > 0)('import of the models in the collection', () => {
  it.each(files)('$format/$name says in JSON what became of it', async ({ path }) => {
    const { code, out, err } = await runCli('import', path, '--json');
    expect([code, err]).toEqual([0, '']);
    const report: unknown = JSON.parse(out);
    expect(report).toMatchObject({ schema: 'parapet-import/1', mapped: expect.any(Array), dropped: expect.any(Array) });
  });
});
