import { z } from 'zod';
import { Day, Name, type RiskBand } from './common';
import { DocumentId } from './ids';
import { AcceptanceRule } from './policy';

/** Who may accept which risk in a project: a copy of what the organisation's policy said on a day. */
export const AcceptanceLimits = z.strictObject({
  rules: z.array(AcceptanceRule).max(4),
  /** Version of the policy. */
  version: Name,
  copiedFrom: z.strictObject({ organisation: DocumentId, at: Day }),
});
export type AcceptanceLimits = z.infer<typeof AcceptanceLimits>;

/** Whether somebody with these roles may accept a risk of this band until a day, and if not, why. */
export type AcceptanceVerdict =
  | { readonly may: true }
  | { readonly may: false; readonly because: 'role'; readonly roles: readonly string[] }
  | { readonly may: false; readonly because: 'too-long'; readonly days: number };

export interface AcceptanceCase {
  readonly band: RiskBand;
  readonly roles: readonly string[];
  /** How many days it is to hold; null: for good. */
  readonly days: number | null;
}

/** A band without a rule, and a rule without roles or days, limit nothing. */
export function mayAccept(rules: readonly AcceptanceRule[], { band, roles, days }: AcceptanceCase): AcceptanceVerdict {
  const rule = rules.find(one => one.band === band);
  if (!rule) return { may: true };
  const held = new Set(roles.map(plainName));
  if (rule.roles.length > 0 && !rule.roles.some(role => held.has(plainName(role))))
    return { may: false, because: 'role', roles: rule.roles };
  if (rule.days !== null && (days === null || days > rule.days))
    return { may: false, because: 'too-long', days: rule.days };
  return { may: true };
}

/** Roles and names are compared as people mean them. */
export function plainName(name: string): string {
  return name.trim().toLowerCase();
}
