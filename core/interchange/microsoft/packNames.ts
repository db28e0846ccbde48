import type { KnowledgeBase } from './knowledgeBase';

/** Ids that two templates do not share. */
export interface Names {
  readonly pack: string;
  readonly prefix: string;
  id(foreign: string): string;
  property(foreign: string): string;
  readonly flowKind: string;
}

function slug(text: string, joint: '-' | '_'): string {
  return (
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, joint)
      .replace(/^[-_]+|[-_]+$/g, '') || 'x'
  );
}

const LONGEST_ID = 60;

/** Ids of a template that do not meet those of another: they begin with a part of its own id. */
export function namesOf(base: KnowledgeBase): Names {
  const mark = slug(base.id, '-').replace(/-/g, '').slice(0, 6) || 'x';
  const prefix = `tmt-${mark}`;
  return {
    pack: slug(base.name, '-').slice(0, 40).replace(/-$/, ''),
    prefix,
    id: foreign => `${prefix}-${slug(foreign, '-')}`.slice(0, LONGEST_ID).replace(/-$/, ''),
    property: foreign => `tmt_${mark}_${slug(foreign, '_')}`.slice(0, LONGEST_ID).replace(/_$/, ''),
    flowKind: `tmt_${mark}_kind_of_flow`,
  };
}
