import { Badge, Button, CloseButton, Group } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type LibraryEntry, useLibrary, useSession, useView } from '../../session';
import classes from './library.module.css';

interface DetailsProps {
  readonly title: string;
  readonly badges: readonly string[];
  readonly sign?: ReactNode;
  readonly children: ReactNode;
}

/** The details of one entry of the library: its title, the way back to where one came from, and what there is to say. */
export function Details({ title, badges, sign, children }: DetailsProps) {
  const { t } = useTranslation('library');
  const session = useSession();
  const tab = useView(view => view.library.tab);
  const last = useView(view => view.library.trail.at(-1) ?? null);
  const lastTitle = useTitle(last);
  return (
    <section className={classes.panel} aria-label={t('details', { title })} tabIndex={-1} data-details>
      <div>
        {last && (
          <Button
            size="compact-xs"
            variant="subtle"
            mb={4}
            maw="100%"
            leftSection={<IconArrowLeft size={14} aria-hidden />}
            onClick={() => session.stepBackInLibrary()}
          >
            {t('back', { title: lastTitle })}
          </Button>
        )}
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Group gap={6}>
            {badges.map(badge => (
              <Badge key={badge} variant="light" color="gray" tt="none">
                {badge}
              </Badge>
            ))}
          </Group>
          <CloseButton aria-label={t('close')} onClick={() => session.lookAtLibrary(tab, { chosen: null })} />
        </Group>
        <h3 className={classes.title}>
          {sign}
          {title}
        </h3>
      </div>
      {children}
    </section>
  );
}

function useTitle(entry: LibraryEntry | null): string {
  const { types, threats, controls } = useLibrary();
  if (entry === null) return '';
  const titles = {
    types: types.get(entry.id)?.name,
    threats: threats.get(entry.id)?.title,
    controls: controls.get(entry.id)?.title,
  };
  return titles[entry.tab] ?? '';
}
