import { Collapse, Text, Title, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Control } from '../../../core/library';
import { ControlReferences, Platforms, platformsOf } from '../../meaning';
import { useOpen } from '../../session';
import classes from './controls.module.css';

/** What the library knows of a control: what each platform offers for it, how to check it, what to ask for, and its ids elsewhere. */
export function About({ control }: { readonly control: Control }) {
  const { t } = useTranslation('controls');
  const model = useOpen(open => open.model);
  const { used, others } = platformsOf(control, model);
  return (
    <>
      {used.length > 0 && (
        <section aria-label={t('platforms')}>
          <Title order={4}>{t('platforms')}</Title>
          <Platforms platforms={used} inUse />
        </section>
      )}
      {control.check !== '' && <Prose title={t('check')} text={control.check} />}
      {control.evidence !== '' && <Prose title={t('proof')} text={control.evidence} />}
      {others.length > 0 && (
        <Fold title={used.length > 0 ? t('platformOther') : t('platforms')}>
          <Platforms platforms={others} />
        </Fold>
      )}
      <Fold title={t('references')}>
        <ControlReferences control={control} />
      </Fold>
    </>
  );
}

function Prose({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section aria-label={title}>
      <Title order={4}>{title}</Title>
      <Text size="sm">{text}</Text>
    </section>
  );
}

function Fold({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <section aria-label={title}>
      <UnstyledButton className={classes.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Chevron size={16} aria-hidden />
        {title}
      </UnstyledButton>
      <Collapse expanded={open}>{children}</Collapse>
    </section>
  );
}
