import { describe, expect, it } from 'vitest';
import { begun, redone, stepped, undone } from './draftHistory';

describe('the steps of a draft', () => {
  it('are taken back and done again one by one; what is typed without a pause is one', () => {
    const typed = ['a', 'ab', 'abc'].reduce((history, text, at) => stepped(history, text, 1000 + at * 100), begun(''));
    const two = stepped(typed, 'other', 5000);
    expect(undone(two).now).toBe('abc');
    expect(undone(undone(two)).now).toBe('');
    expect(undone(undone(undone(two))).now).toBe('');
    expect(redone(redone(undone(undone(two)))).now).toBe('other');
  });

  it('are a new one after something was taken back, and then nothing can be done again', () => {
    const back = undone(stepped(stepped(begun('a'), 'b', 0), 'c', 5000));
    const on = stepped(back, 'd', 5100);
    expect(redone(on).now).toBe('d');
    expect(undone(on).now).toBe('b');
  });
});
