import { Input, Loader } from '@mantine/core';
import { lazy, Suspense, useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../editor.module.css';
import type { CodeEditorProps } from './CodeEditor';

const CodeEditor = lazy(() => import('./CodeEditor').then(module => ({ default: module.CodeEditor })));

type CodeTextProps = Omit<CodeEditorProps, 'describedBy' | 'offersLabel' | 'isInvalid'> & {
  readonly hint: string;
  readonly error: string | null;
};

/** A labelled field for YAML or a rule; the editor itself is fetched when it is first shown. */
export function CodeText({ hint, error, ...editor }: CodeTextProps) {
  const { t } = useTranslation('packs');
  const id = useId();
  const describedBy = error === null ? `${id}-description` : `${id}-description ${id}-error`;
  return (
    <Input.Wrapper
      id={id}
      label={editor.label}
      labelElement="div"
      description={`${hint} ${t('codeKeys')}`}
      error={error}
      errorProps={{ role: 'status', mt: 4 }}
      inputContainer={children => <div className={classes.code}>{children}</div>}
      inputWrapperOrder={['label', 'description', 'error', 'input']}
    >
      <Suspense fallback={<Loader size="sm" aria-label={t('checking')} mt="xs" />}>
        <CodeEditor {...editor} describedBy={describedBy} offersLabel={t('offers')} isInvalid={error !== null} />
      </Suspense>
    </Input.Wrapper>
  );
}
