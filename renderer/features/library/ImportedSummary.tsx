import { CloseButton, Group, Text } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { PackEffectLine } from '../../meaning';
import { usePacks } from '../../session';
import type { ImportedPack } from '../../worker';
import classes from './library.module.css';
import { TemplateSummary } from './TemplateSummary';
import { UsePack } from './UsePack';

interface ImportedSummaryProps {
  readonly imported: ImportedPack;
  readonly close: () => void;
}

/** What came of a pack that was imported: what it replaces, what it changes in the open project, and what a template of another tool brought. */
export function ImportedSummary({ imported, close }: ImportedSummaryProps) {
  const { t } = useTranslation('packs');
  const { t: common } = useTranslation('common');
  const heading = useId();
  const { pack, replaced, effect, template } = imported;
  // It may have been put to use since.
  const now = usePacks().find(one => one.id === pack.id && one.home === 'device')?.state ?? pack.state;
  return (
    <section className={classes.pack} aria-labelledby={heading}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text id={heading} fw={600}>
          {template
            ? t('templateTitle', { file: template.file, name: pack.name })
            : t('importedTitle', { name: pack.name, version: pack.version })}
        </Text>
        <CloseButton size="sm" aria-label={common('close')} onClick={close} />
      </Group>
      {replaced !== null && <Text size="sm">{t('replacedVersion', { version: replaced })}</Text>}
      {now === 'broken' && <Text size="sm">{t('brokenHint')}</Text>}
      {now === 'unused' && <UsePack id={pack.id} known={effect} close={close} />}
      {now === 'in-use' && effect && (
        <div role="status">
          <PackEffectLine effect={effect} words="effectIn" />
          <Text size="xs" c="var(--ink-soft)">
            {t('offHint')}
          </Text>
        </div>
      )}
      {template && <TemplateSummary template={template} />}
    </section>
  );
}
