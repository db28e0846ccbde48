import { Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem, Result } from '../../core/base';
import type { PackChange, PackEffect } from '../worker';
import { PackEffectLine, type PackEffectWords } from './PackEffectLine';
import { ProblemLines } from './ProblemLines';
import { Underway } from './Underway';
import { useWeighing } from './useWeighing';

interface EffectOfProps {
  readonly change: PackChange;
  readonly words: PackEffectWords;
  /** Told once it is known whether it can be done. */
  readonly onKnown?: (can: boolean) => void;
  readonly cancel: () => void;
}

/** What a change of packs would do to the open project, worked out while it is shown. */
export function EffectOf({ change, words, onKnown, cancel }: EffectOfProps) {
  const { t } = useTranslation('packs');
  const { share, weigh } = useWeighing();
  const [told, setTold] = useState<Result<PackEffect | null> | null>(null);
  // What is weighed is what stood there when it was asked for.
  const asked = useRef({ change, onKnown });
  useEffect(() => {
    void weigh(asked.current.change).then(answer => {
      if (!answer) return;
      setTold(answer);
      asked.current.onKnown?.(answer.ok);
    });
  }, [weigh]);
  if (!told) return share === null ? null : <Underway label={t('weighing')} share={share} cancel={cancel} />;
  if (!told.ok) return <Refused problems={told.problems} />;
  return <div role="status">{told.value && <PackEffectLine effect={told.value} words={words} />}</div>;
}

function Refused({ problems }: { readonly problems: readonly Problem[] }) {
  const { t } = useTranslation('packs');
  return (
    <Stack gap={4} role="alert">
      <Text size="sm">{t('changeBreaks')}</Text>
      <ProblemLines problems={problems} />
    </Stack>
  );
}
