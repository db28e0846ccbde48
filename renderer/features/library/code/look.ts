import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Weight and shade only: colours of this app mean risk, sensitivity or responsibility. */
const highlighting = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName), tags.keyword], fontWeight: '600' },
  { tag: tags.comment, fontStyle: 'italic', color: 'var(--ink-soft)' },
  { tag: [tags.punctuation, tags.separator, tags.operator, tags.squareBracket, tags.brace], color: 'var(--ink-soft)' },
]);

const frame = EditorView.theme({
  '&': {
    border: '1px solid var(--mantine-color-default-border)',
    borderRadius: 'var(--mantine-radius-sm)',
    background: 'var(--surface)',
    color: 'var(--ink)',
    fontSize: '0.8125rem',
  },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '-1px' },
  '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)', lineHeight: '1.5' },
  '.cm-content': { padding: '8px 0', minHeight: '5em', caretColor: 'var(--ink)' },
  // The frame shows where one is.
  '.cm-content:focus-visible': { outline: 'none' },
  '.cm-gutters': { background: 'var(--surface-sunken)', color: 'var(--ink-soft)', borderColor: 'var(--line)' },
  '.cm-tooltip': {
    background: 'var(--surface-raised)',
    color: 'var(--ink)',
    border: '1px solid var(--line)',
    borderRadius: 'var(--mantine-radius-sm)',
    boxShadow: 'var(--mantine-shadow-md)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--mantine-font-family-monospace)',
    maxWidth: 'min(640px, 90vw)',
    maxHeight: '15em',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '2px 8px', lineHeight: '1.5' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    background: 'var(--mantine-primary-color-filled)',
    color: 'var(--mantine-primary-color-contrast)',
  },
  '.cm-completionDetail': { fontFamily: 'var(--mantine-font-family)', fontStyle: 'normal', color: 'inherit' },
  '.cm-completionMatchedText': { textDecoration: 'none' },
  '.cm-diagnostic': { padding: '4px 8px', fontSize: '0.8125rem' },
});

export const look = [frame, syntaxHighlighting(highlighting)];
