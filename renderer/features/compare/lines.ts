import type { Change } from '../../../core/drawing';
import type { Library } from '../../../core/library';
import { CONTROL_LIST_LABEL } from '../../../core/report';
import { type Comparison, type FindingChange, fieldChangeInWords, type ThingChange } from '../../../core/review';
import { RISK_BAND_LABEL } from '../../../core/text';
import type { ChangesSeen } from '../../session';
import { i18n } from '../../text/i18n';

export const LINE_GROUPS = ['drawn', 'sensitivity', 'responsibility', 'threats', 'controls'] as const;
export type LineGroup = (typeof LINE_GROUPS)[number];

/** Where a line leads. */
export type Target =
  | { readonly to: 'diagram' | 'finding' | 'control'; readonly id: string }
  | { readonly to: 'data' | 'project' };

/** One difference, in words. */
export interface Line {
  readonly id: string;
  readonly group: LineGroup;
  readonly name: string;
  /** What kind of thing it is, or where it is. */
  readonly about: string;
  readonly how: string;
  readonly change: Change;
  readonly before: string;
  readonly after: string;
  /** Null: it is gone. */
  readonly target: Target | null;
}

const t = i18n.getFixedT(null, 'compare');

/** Every difference, grouped by what it is about, in the order in which it was found. */
export function linesOf(comparison: Comparison, library: Library): readonly Line[] {
  const { things, sensitivity, responsibility, findings, controls } = comparison;
  const className = (id: string | null) => library.dataClasses.get(id ?? '')?.name ?? t('notKnown');
  const named = (name: string) => (name.trim() === '' ? t('unnamed') : name);
  const list = (one: keyof typeof CONTROL_LIST_LABEL | null) => (one ? CONTROL_LIST_LABEL[one] : t('notNeeded'));
  return [
    ...things.flatMap(thing => drawnLines(thing, library, named(thing.name))),
    ...sensitivity.map(
      (one): Line => ({
        id: `sensitivity ${one.id}`,
        group: 'sensitivity',
        name: named(one.name),
        about: '',
        how: one.raised ? t('raised') : t('lowered'),
        change: 'changed',
        before: className(one.before),
        after: className(one.after),
        target: { to: 'diagram', id: one.id },
      }),
    ),
    ...responsibility.map(
      (one): Line => ({
        id: `responsibility ${one.id} ${one.layer}`,
        group: 'responsibility',
        name: named(one.name),
        about: one.layer,
        how: t('handed'),
        change: 'changed',
        before: one.before,
        after: one.after,
        target: { to: 'diagram', id: one.id },
      }),
    ),
    ...findings.map(
      (one): Line => ({
        id: `threat ${one.key}`,
        group: 'threats',
        name: one.title,
        about: one.subject,
        how: t(`finding.${one.what}`),
        change: one.what === 'new' ? 'added' : one.what === 'gone' ? 'removed' : 'changed',
        before: standing(one.before),
        after: standing(one.after),
        target: one.after ? { to: 'finding', id: one.key } : null,
      }),
    ),
    ...controls.map(
      (one): Line => ({
        id: `control ${one.control}`,
        group: 'controls',
        name: one.title,
        about: '',
        how: t('moved'),
        change: 'changed',
        before: list(one.before),
        after: list(one.after),
        target: { to: 'control', id: one.control },
      }),
    ),
  ];
}

/** A line for each field of a thing that is another; one for a thing that came or went. */
function drawnLines(thing: ThingChange, library: Library, name: string): readonly Line[] {
  const line = { group: 'drawn' as const, name, about: t(`thing.${thing.table}`), change: thing.what };
  const target = thing.what === 'removed' ? null : targetOf(thing);
  if (thing.what !== 'changed')
    return [{ ...line, id: `thing ${thing.id}`, how: t(`what.${thing.what}`), before: '', after: '', target }];
  return thing.fields.map(field => {
    const words = fieldChangeInWords(library, field);
    return {
      ...line,
      id: `thing ${thing.id} ${field.field}`,
      how: words.name,
      before: words.before ?? '–',
      after: words.after ?? '–',
      target,
    };
  });
}

function targetOf({ table, id }: ThingChange): Target {
  if (table === 'assets') return { to: 'data' };
  return table === 'providers' ? { to: 'project' } : { to: 'diagram', id };
}

function standing(state: FindingChange['before']): string {
  if (!state) return '–';
  const band = RISK_BAND_LABEL[state.band];
  return state.state === 'confirmed' ? band : t('notConfirmed', { band });
}

/** What of a comparison is to be seen on the diagram. */
export function changesSeen({ things, touched }: Comparison, since: string): ChangesSeen {
  const added = new Set(things.filter(thing => thing.what === 'added').map(thing => thing.id));
  return { since, things: new Map([...touched].map(id => [id, added.has(id) ? 'added' : 'changed'])) };
}
