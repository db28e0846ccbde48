import { describe, expect, it } from 'vitest';
import { begun, redone, stepped, undone } from './draftHistory';

const typedAt = (at: number) => ({ at, typing: true });

describe('the steps of a draft', () => {
  it('are taken back and done again one by one; what is typed without a pause is one', () => {
    const typed = ['a', 'ab', 'abc'].reduce(
      (history, text, at) => stepped(history, text, typedAt(1000 + at * 100)),
      begun(''),
    );
    const two = stepped(typed, 'other', typedAt(5000));
    expect(undone(two).now).toBe('abc');
    expect(undone(undone(two)).now).toBe('');
    expect(undone(undone(undone(two))).now).toBe('');
    expect(redone(redone(undone(undone(two)))).now).toBe('other');
  });

  it('are one each for what is chosen, however soon, and for what is typed right after it', () => {
    const chosen = stepped(stepped(begun('a'), 'b', { at: 0, typing: false }), 'c', { at: 10, typing: false });
    expect(undone(chosen).now).toBe('b');
    expect(undone(stepped(chosen, 'cd', typedAt(20))).now).toBe('c');
  });

  it('are a new one after something was taken back, and then nothing can be done again', () => {
    const back = undone(stepped(stepped(begun('a'), 'b', typedAt(0)), 'c', typedAt(5000)));
    const on = stepped(back, 'd', typedAt(5100));
    expect(redone(on).now).toBe('d');
    expect(undone(on).now).toBe('b');
  });
});
