import { describe, expect, it } from 'vitest';
import { saidByFacts } from './implied';

const enc = (value: string) => ({ enc: { value, origin: { kind: 'template' as const, name: 'Test' } } });

describe('what facts say of controls', () => {
  it('is nothing for a word that merely every object knows', () => {
    for (const word of ['__proto__', 'constructor', 'toString'])
      expect(saidByFacts('flow', enc(word), 'ctl-dat-enc-transit')).toBeNull();
    expect(saidByFacts('flow', enc('none'), 'ctl-dat-enc-transit')).toBe('missing');
  });
});
