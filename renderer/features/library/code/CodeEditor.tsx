import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { indentUnit } from '@codemirror/language';
import { lintKeymap, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useEffectEvent, useRef } from 'react';
import { look } from './look';
import type { Mark } from './marks';
import { type OffersAt, offering } from './offering';
import { ruleNotation } from './ruleNotation';

export interface CodeEditorProps {
  readonly language: 'yaml' | 'rule';
  readonly label: string;
  /** Ids of what describes it: its hint, and what is wrong with it. */
  readonly describedBy: string;
  readonly offersLabel: string;
  readonly text: string;
  readonly isInvalid: boolean;
  /** What is wrong, where it is. */
  readonly marks: readonly Mark[];
  readonly onChange: (text: string) => void;
  readonly offersAt: OffersAt;
}

const LANGUAGES = {
  yaml: () => [yaml(), indentUnit.of('  '), lineNumbers()],
  rule: () => [ruleNotation],
} as const;

/** A text that is written with what can come next offered at the caret, and with what is wrong shown where it is. */
export function CodeEditor(props: CodeEditorProps) {
  const { language, label, describedBy, offersLabel, text, isInvalid, marks } = props;
  const place = useRef<HTMLDivElement>(null);
  const alive = useRef<{ readonly view: EditorView; readonly attributes: Compartment } | null>(null);
  const onChange = useEffectEvent((next: string) => props.onChange(next));
  const offersAt = useEffectEvent((all: string, caret: number) => props.offersAt(all, caret));
  const firstText = useEffectEvent(() => text);
  useEffect(() => {
    if (!place.current) return;
    const attributes = new Compartment();
    const view = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: firstText(),
        extensions: [
          LANGUAGES[language](),
          offering((all, caret) => offersAt(all, caret)),
          history(),
          keymap.of([...lintKeymap, ...historyKeymap, ...defaultKeymap, indentWithTab]),
          EditorView.lineWrapping,
          EditorState.phrases.of({ Completions: offersLabel }),
          EditorView.updateListener.of(update => {
            if (update.docChanged) onChange(update.state.doc.toString());
          }),
          attributes.of([]),
          look,
        ],
      }),
    });
    alive.current = { view, attributes };
    return () => {
      alive.current = null;
      view.destroy();
    };
  }, [language, offersLabel]);
  useEffect(() => {
    const { view, attributes } = alive.current ?? {};
    if (!view || !attributes) return;
    const named = EditorView.contentAttributes.of({
      'aria-label': label,
      'aria-describedby': describedBy,
      'aria-invalid': String(isInvalid),
      spellcheck: 'false',
      tabindex: '0',
      // Escape ends the list of offers, or lets the next Tab leave; it does not close the window around the text.
      'data-mantine-stop-propagation': 'true',
    });
    view.dispatch({ effects: attributes.reconfigure(named) });
  }, [label, describedBy, isInvalid]);
  useEffect(() => {
    const { view } = alive.current ?? {};
    if (!view || view.state.doc.toString() === text) return;
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
  }, [text]);
  useEffect(() => {
    const { view } = alive.current ?? {};
    if (!view) return;
    const { length } = view.state.doc;
    const fitting = marks.filter(mark => mark.to <= length);
    view.dispatch(
      setDiagnostics(
        view.state,
        fitting.map(({ from, to, message }) => ({ from, to, message, severity: 'error' as const })),
      ),
    );
  }, [marks]);
  return <div ref={place} />;
}
