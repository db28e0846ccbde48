import type { Evidence } from '../../core/model';

/** A piece of evidence as it is added; who adds it, and when, is stamped where it is kept. */
export type NewEvidence = Pick<Evidence, 'name' | 'kind' | 'link' | 'hash' | 'size'>;

/** What somebody typed: an https address is a link, everything else a note. */
export function typedEvidence(text: string): NewEvidence {
  const name = text.trim();
  const isLink = /^https:\/\/\S+$/i.test(name) && URL.canParse(name);
  return { name, kind: isLink ? 'link' : 'note', link: isLink ? name : null, hash: null, size: null };
}
