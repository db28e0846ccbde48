import { fail, ok, type Result } from '../base';
import type { Origin, Stamp } from '../model';
import type { CommandContext } from './command';

/** The stamp for a decision taken now. */
export function stampOf(context: CommandContext): Result<Stamp> {
  if (!context.who) return fail({ code: 'profile/missing' });
  return ok({ by: context.who.name, roles: [...context.who.roles], at: context.environment.now() });
}

/** The origin of a fact typed now. Facts do not demand a profile: an unnamed person is recorded as such. */
export function typedNow(context: CommandContext): Origin {
  return { kind: 'person', by: context.who?.name ?? '', at: context.environment.now() };
}
