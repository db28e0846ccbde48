import { z } from 'zod';
import { LibraryId, ServiceModelId } from './taxonomy';

/** `shared-dependent`: works only if both act. `shared-independent`: each acts in its own part. `none`: there is no such layer. */
export const Responsible = z.enum(['customer', 'provider', 'shared-dependent', 'shared-independent', 'none']);
export type Responsible = z.infer<typeof Responsible>;

/** One row of the responsibility matrix. */
export const Layer = z
  .strictObject({
    id: LibraryId,
    name: z.string(),
    responsible: z.record(ServiceModelId, Responsible).readonly(),
    /** Who does what where the layer is shared; empty where nothing needs saying. */
    split: z.string(),
    /** The Table 1 considerations that this layer belongs to. */
    considerations: z.array(z.string()).readonly(),
  })
  .readonly();
export type Layer = z.infer<typeof Layer>;

export const AiModel = z.enum(['selfHosted', 'modelApi', 'managedAgent', 'copilot']);
export type AiModel = z.infer<typeof AiModel>;

/** A layer that AI elements have on top of the others. */
export const AiLayer = z
  .strictObject({
    id: LibraryId,
    name: z.string(),
    responsible: z.record(AiModel, Responsible).readonly(),
    note: z.string().optional(),
  })
  .readonly();
export type AiLayer = z.infer<typeof AiLayer>;

export const AiModelName = z.strictObject({ id: AiModel, name: z.string() }).readonly();
export type AiModelName = z.infer<typeof AiModelName>;

/** A row of Table 1: where it is for the customer to consider. */
export const Consideration = z
  .strictObject({
    id: z.string().regex(/^T\d$/),
    name: z.string(),
    customer: z.strictObject({ saas: z.boolean(), paas: z.boolean(), iaas: z.boolean() }).readonly(),
    layers: z.array(LibraryId).readonly(),
  })
  .readonly();
export type Consideration = z.infer<typeof Consideration>;

/** Under which of a few headings questions are asked: who gets in, what protects the data, what is withstood, what would be noticed. */
export const QUESTION_THEMES = ['access', 'data', 'defence', 'recovery'] as const;
export const QuestionTheme = z.enum(QUESTION_THEMES);
export type QuestionTheme = z.infer<typeof QuestionTheme>;

/** What threats, controls, properties and facts are about, which layers that touches, and under which heading it is asked about. */
export const Topic = z
  .strictObject({
    id: LibraryId,
    name: z.string(),
    layers: z.array(LibraryId).readonly(),
    theme: QuestionTheme.default('defence'),
  })
  .readonly();
export type Topic = z.infer<typeof Topic>;
