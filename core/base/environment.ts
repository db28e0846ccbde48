/** The two impure things, passed in so that the core stays a function of its arguments. */
export interface Environment {
  /** The present moment, ISO 8601 in UTC, e.g. `2026-11-23T08:15:00.000Z`. */
  now(): string;
  /** A fresh merge-safe id: the prefix, `_`, and 20 characters that sort by time. */
  newId<P extends string>(prefix: P): `${P}_${string}`;
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

function base32(value: number, length: number): string {
  let text = '';
  let rest = value;
  for (let i = 0; i < length; i += 1) {
    text = ALPHABET[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/**
 * The environment of a running host.
 * @param clock milliseconds since 1970 @param random bytes from a cryptographic source; 11 are asked for at a time
 */
export function createEnvironment(clock: () => number, random: (bytes: number) => Uint8Array): Environment {
  return {
    now: () => new Date(clock()).toISOString(),
    newId: prefix => {
      const tail = Array.from(random(11), byte => ALPHABET[byte % 32]).join('');
      return `${prefix}_${base32(clock(), 9)}${tail}`;
    },
  };
}
