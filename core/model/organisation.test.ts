import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocument, writeDocument } from '../document';

/** A file as the first version of the format had it; never edited. */
const FIRST = readFileSync(new URL('../../tests/fixtures/documents/organisation-v1.json', import.meta.url), 'utf8');

describe('an organisation of the first version', () => {
  it('opens, with everything that is new in it unset, and is kept without loss', () => {
    const opened = readDocument(FIRST, 'organisation.json');
    if (!opened.ok || opened.value.kind !== 'organisation') throw new Error(JSON.stringify(opened));
    const { model } = opened.value;
    expect(model.organisation.get('organisation')).toMatchObject({
      policyOwner: 'pe_1',
      ownerModel: null,
      cadence: [],
    });
    expect(model.reviews.get('re_1')).toMatchObject({ kind: 'full', areas: [1, 2, 3, 4], seal: null });
    expect(model.answers.get('an_1')).toMatchObject({ value: '3', note: 'Report of May', comments: [], fit: null });
    const again = readDocument(writeDocument(opened.value), 'again');
    expect(again.ok && again.value.model).toEqual(model);
  });
});
