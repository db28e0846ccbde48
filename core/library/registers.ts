import { z } from 'zod';
import { LibraryId } from './taxonomy';

const text = z.string().min(1).max(1200);
const FieldId = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);

/** What a field of a register holds. From `person` on it is a link. */
export const FIELD_KINDS = [
  'text',
  'prose',
  'choice',
  'date',
  'number',
  'yes-no',
  'url',
  'person',
  'provider',
  'project',
  'element',
  'control',
  'threat',
  'entry',
] as const;
export const FieldKind = z.enum(FIELD_KINDS);
export type FieldKind = z.infer<typeof FieldKind>;

/** Choices that the library has already. */
export const CHOICE_SOURCES = ['data-classes', 'data-types', 'types'] as const;
export type ChoiceSource = (typeof CHOICE_SOURCES)[number];

export const RegisterChoice = z.strictObject({ id: FieldId, label: text }).readonly();
export type RegisterChoice = z.infer<typeof RegisterChoice>;

/** One column of a register. `owner`, `due` and `title` are fields that every line has; a register says what they mean for it. */
export const RegisterField = z
  .strictObject({
    id: FieldId,
    label: text,
    kind: FieldKind,
    help: z.string().max(1200).default(''),
    /** As ghost text, while there is nothing. */
    example: z.string().max(300).default(''),
    /** Several choices or links instead of one. */
    many: z.boolean().default(false),
    /** From least to most where order means something. */
    choices: z.array(RegisterChoice).readonly().default([]),
    /** Choices of the library instead of its own. */
    from: z.enum(CHOICE_SOURCES).nullable().default(null),
    /** The register whose lines are meant, for the kind `entry`. */
    of: LibraryId.nullable().default(null),
    /** A line without it is not complete. */
    required: z.boolean().default(false),
    /** Whether it is a column of the table. */
    column: z.boolean().default(false),
  })
  .readonly();
export type RegisterField = z.infer<typeof RegisterField>;

const field = FieldId;
const values = z.array(z.string()).min(1).readonly();

/** Something that is looked at in one field of a line. A field that nobody filled answers no test but `empty`. */
export const RegisterTest = z.discriminatedUnion('op', [
  /** One of the values is given. */
  z.strictObject({ op: z.literal('is'), field, values }).readonly(),
  /** Something is given, and one of the values is not among it. */
  z.strictObject({ op: z.literal('lacks'), field, values }).readonly(),
  /** Something is given, and nothing else than the values. */
  z.strictObject({ op: z.literal('only'), field, values }).readonly(),
  z.strictObject({ op: z.literal('empty'), field }).readonly(),
  z.strictObject({ op: z.literal('filled'), field }).readonly(),
  /** A day before today. */
  z.strictObject({ op: z.literal('past'), field }).readonly(),
  /** A day that lies back more than so many days. */
  z.strictObject({ op: z.literal('older'), field, days: z.int().min(1) }).readonly(),
  z.strictObject({ op: z.literal('below'), field, than: z.number() }).readonly(),
  z.strictObject({ op: z.literal('above'), field, than: z.number() }).readonly(),
  /** Something is given, but fewer than so many. */
  z.strictObject({ op: z.literal('fewer'), field, than: z.int().min(2) }).readonly(),
  /** The choice comes later in the order of the choices than that of the other field. */
  z.strictObject({ op: z.literal('exceeds'), field, other: FieldId }).readonly(),
]);
export type RegisterTest = z.infer<typeof RegisterTest>;

const Band = z.enum(['low', 'moderate', 'high', 'critical']);
const told = {
  id: LibraryId,
  /** `gap`: something is wrong; `suggestion`: something could be better. */
  kind: z.enum(['gap', 'suggestion']).default('gap'),
  band: Band,
  /** One sentence with `{title}`, or the gaps that the kind of rule names. */
  says: text,
  /** What can come of it. */
  why: text,
};

/** What is wrong with a line: all its tests hold. */
export const RegisterRule = z.strictObject({ ...told, when: z.array(RegisterTest).min(1).readonly() }).readonly();
export type RegisterRule = z.infer<typeof RegisterRule>;

const where = z.array(RegisterTest).readonly().default([]);

/** What is wrong with a register as a whole, once it has a line. */
export const RegisterWhole = z.discriminatedUnion('look', [
  /** A value that no line has; with `by`, a pair of values that no line has. Gaps: `{value}`, `{by}`. */
  z
    .strictObject({
      ...told,
      look: z.literal('covers'),
      field,
      values: z.array(z.string()).readonly().default([]),
      by: z
        .strictObject({ field, values: z.array(z.string()).readonly().default([]) })
        .readonly()
        .nullable()
        .default(null),
      where,
    })
    .readonly(),
  /** Two or more lines with the same value. Gaps: `{value}`, `{count}`, `{titles}`. */
  z.strictObject({ ...told, look: z.literal('repeats'), field, where }).readonly(),
  /** A threat that is open and confirmed in a project, and that no line names in the field. Gaps: `{value}`, `{titles}`. */
  z.strictObject({ ...told, look: z.literal('threats'), field, where }).readonly(),
  /** What runs in a project and no line names in the field. Gaps: `{value}` (the project), `{titles}`. */
  z.strictObject({ ...told, look: z.literal('elements'), field, where }).readonly(),
  /** A line that no line of another register names in its field. Gap: `{title}`. */
  z
    .strictObject({
      ...told,
      look: z.literal('named'),
      by: z.strictObject({ register: LibraryId, field, where }).readonly(),
      where,
    })
    .readonly(),
]);
export type RegisterWhole = z.infer<typeof RegisterWhole>;

/** Lines counted by two fields: each place of it leads to the lines that it counts. */
export const RegisterMatrix = z
  .strictObject({ id: LibraryId, title: text, rows: FieldId, columns: FieldId, says: text })
  .readonly();
export type RegisterMatrix = z.infer<typeof RegisterMatrix>;

/** Where in the list of registers it stands. */
export const REGISTER_GROUPS = ['tools', 'rules', 'access', 'monitoring', 'supply', 'inventory'] as const;

/** A table that an organisation keeps. */
export const Register = z
  .strictObject({
    id: LibraryId,
    title: text,
    /** What one line of it is called: "tool". */
    line: text,
    group: z.enum(REGISTER_GROUPS),
    description: text,
    /** Why anybody should keep it. */
    why: text,
    /** The demands that it serves, by their numbers in docs/sans-coverage.md. */
    serves: z
      .array(z.string().regex(/^S\d{2}$/))
      .min(1)
      .readonly(),
    fields: z.array(RegisterField).min(2).readonly(),
    rules: z.array(RegisterRule).readonly().default([]),
    whole: z.array(RegisterWhole).readonly().default([]),
    matrices: z.array(RegisterMatrix).readonly().default([]),
    /** What tells two lines apart, so that a table that is read again changes its lines instead of repeating them. */
    key: z.array(FieldId).min(1).readonly().default(['title']),
    /** What can be said of lines that a table which is read again no longer has. */
    whenAbsent: z.strictObject({ field: FieldId, value: z.string() }).readonly().nullable().default(null),
  })
  .readonly();
export type Register = z.infer<typeof Register>;
