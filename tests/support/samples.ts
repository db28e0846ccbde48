import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocument } from '../../core/document';
import type { ProjectModel } from '../../core/model';
import { TEMPLATES } from './templates';

const NAMES = ['ai-assistant-azure', 'hr-saas-identity', 'online-shop-aws'];

/** The sample projects as they are shipped. */
export function sampleProjects(): readonly ProjectModel[] {
  return NAMES.map(name => {
    const read = readDocument(readFileSync(join(TEMPLATES, 'models', `${name}.parapet.json`), 'utf8'), name);
    if (!read.ok || read.value.kind !== 'project') throw new Error(`The sample ${name} cannot be read`);
    return read.value.model;
  });
}
