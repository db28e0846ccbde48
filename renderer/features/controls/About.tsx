import { Badge, Collapse, Text, Title, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Control } from '../../../core/library';
import { useLibrary, useOpen } from '../../session';
import classes from './controls.module.css';
import { type Platform, platformsOf } from './platforms';

/** What the library knows of a control: what each platform offers for it, how to check it, what to ask for, and its ids elsewhere. */
export function About({ control }: { readonly control: Control }) {
  const { t } = useTranslation('controls');
  const library = useLibrary();
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
        <Text size="sm" fw={600} mt={4}>
          {t('nist')}
        </Text>
        <ul className={classes.plain}>
          {control.nist80053r5.map(id => (
            <li key={id}>
              {id} {library.nistControls.get(id)?.title}
            </li>
          ))}
        </ul>
        <Text size="sm" fw={600} mt={4}>
          {t('ccm')}
        </Text>
        <Text size="sm">{control.ccm41.join(', ')}</Text>
      </Fold>
    </>
  );
}

function Platforms({
  platforms,
  inUse = false,
}: {
  readonly platforms: readonly Platform[];
  readonly inUse?: boolean;
}) {
  const { t } = useTranslation('controls');
  return (
    <ul className={classes.plain}>
      {platforms.map(({ id, features, good }) => (
        <li key={id}>
          <Text size="sm" fw={500} span>
            {[t(`platform.${id}`), features.join(' · ')].filter(part => part !== '').join(': ')}
          </Text>{' '}
          {inUse && (
            <Badge size="xs" variant="outline" color="gray" tt="none">
              {t('platformInUse')}
            </Badge>
          )}
          {good !== '' && (
            <Text size="sm" c="var(--ink-soft)">
              {good}
            </Text>
          )}
        </li>
      ))}
    </ul>
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
