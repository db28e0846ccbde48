import { Badge, Collapse, Text, Title, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Control } from '../../../core/library';
import { useLibrary, useTable } from '../../session';
import classes from './controls.module.css';

const NATIVE = ['aws', 'azure', 'gcp'] as const;

/** What the library knows of a control: what each provider offers for it, what to ask for as proof, and its ids elsewhere. */
export function About({ control }: { readonly control: Control }) {
  const { t } = useTranslation('controls');
  const library = useLibrary();
  const providers = useTable('providers');
  const used = new Set([...providers.values()].map(provider => provider.key));
  const offered = NATIVE.filter(id => control.native[id].length > 0).sort(
    (a, b) => Number(used.has(b)) - Number(used.has(a)),
  );
  const [open, setOpen] = useState(false);
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <>
      {offered.length > 0 && (
        <section aria-label={t('native')}>
          <Title order={4}>{t('native')}</Title>
          <ul className={classes.plain}>
            {offered.map(id => (
              <li key={id}>
                {t('nativeLine', {
                  provider: library.providers.get(id)?.name ?? id,
                  features: control.native[id].join(' · '),
                })}{' '}
                {used.has(id) && (
                  <Badge size="xs" variant="outline" color="gray" tt="none">
                    {t('nativeInUse')}
                  </Badge>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {control.evidence !== '' && (
        <section aria-label={t('proof')}>
          <Title order={4}>{t('proof')}</Title>
          <Text size="sm">{control.evidence}</Text>
        </section>
      )}
      <section aria-label={t('references')}>
        <UnstyledButton className={classes.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
          <Chevron size={16} aria-hidden />
          {t('references')}
        </UnstyledButton>
        <Collapse expanded={open}>
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
          <Text size="sm" fw={600}>
            {t('ccm')}
          </Text>
          <Text size="sm">{control.ccm41.join(', ')}</Text>
        </Collapse>
      </section>
    </>
  );
}
