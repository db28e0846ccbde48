import { expect, it } from 'vitest';
import { shippedFiles } from '../../tests/support/templates';
import { builtInTemplates } from '.';

it('gives the page the same library files that the command line reads from disk', () => {
  expect(builtInTemplates()).toEqual(shippedFiles());
});
