import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aReportInput } from '../../../tests/support/aReport';
import { TEMPLATES } from '../../../tests/support/templates';
import { invariant } from '../../base';
import { readDocument } from '../../document';
import { summary } from './summary';

const file = join(TEMPLATES, 'models', 'online-shop-aws.parapet.json');

describe('what the first page asks for', () => {
  it('is something to do, also where somebody was named for a threat', () => {
    const read = readDocument(readFileSync(file, 'utf8'), file);
    invariant(read.ok && read.value.kind === 'project', file);
    const lists = summary(aReportInput(read.value.model)).filter(block => block.kind === 'list');
    const asked = lists.flatMap(({ items }) => items);
    expect(asked).toContainEqual(expect.stringMatching(/^Answer the threat “Over-permissive roles .+” — Lea Brandt, /));
    expect(asked).not.toContainEqual(expect.stringMatching(/^Over-permissive/));
    expect(asked).toContainEqual(expect.stringMatching(/^Give Checkout a role of its own/));
  });
});
