import { Text, UnstyledButton } from '@mantine/core';
import { IconDoorEnter } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttackPaths, Attraction } from '../../../core/analysis';
import { ATTRACTIVE_ROLE_LABEL } from '../../../core/report';
import { LikelyWays, subjectName, WaysFromOutside } from '../../meaning';
import { useLibrary, useOpen, useSession } from '../../session';
import { EmptyState } from '../../ui';
import classes from './risk.module.css';
import { useWaysIn } from './useWaysIn';

/** How somebody would come in, what they would come for, and the ways to the most sensitive stores. */
export function WaysIn() {
  const { t } = useTranslation('risks');
  const session = useSession();
  const ways = useWaysIn();
  if (!ways)
    return (
      <Text size="sm" c="var(--ink-soft)" p="md">
        {t('reading')}
      </Text>
    );
  const { vectors, attractive, paths } = ways;
  if (vectors.length + attractive.length + paths.length === 0)
    return (
      <EmptyState
        icon={IconDoorEnter}
        title={t('waysEmptyTitle')}
        hint={t('waysEmptyHint')}
        action={{ label: t('emptyAction'), onClick: () => session.goTo('diagram') }}
      />
    );
  return (
    <div className={classes.waysIn}>
      <Column title={t('likeliestWays')}>
        <LikelyWays vectors={vectors} />
      </Column>
      <Column title={t('attractive')}>
        <Attractions attractive={attractive} />
      </Column>
      <Column title={t('waysToStores')}>
        {paths.length === 0 && <p className={classes.columnHint}>{t('noStores')}</p>}
        {paths.map(one => (
          <Store key={one.to} paths={one} />
        ))}
      </Column>
    </div>
  );
}

function Column({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable without a mouse
    <section className={classes.waysColumn} aria-label={title} tabIndex={0}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Attractions({ attractive }: { readonly attractive: readonly Attraction[] }) {
  const { t } = useTranslation('risks');
  if (attractive.length === 0) return <p className={classes.columnHint}>{t('noAttractive')}</p>;
  return (
    <ol className={classes.attractions}>
      {attractive.map((one, at) => (
        <AttractionRow key={one.element} rank={at + 1} attraction={one} />
      ))}
    </ol>
  );
}

function AttractionRow({ rank, attraction }: { readonly rank: number; readonly attraction: Attraction }) {
  const { t } = useTranslation('risks');
  const session = useSession();
  const library = useLibrary();
  const model = useOpen(open => open.model);
  const { element, sensitivity, role, leadsTo } = attraction;
  const reasons = [
    sensitivity === null ? null : t('attractiveData', { class: library.dataClasses.get(sensitivity)?.name ?? '' }),
    role === null ? null : ATTRACTIVE_ROLE_LABEL[role],
    leadsTo === null ? null : t('attractiveLeads', { name: subjectName(model, leadsTo) }),
  ].filter(reason => reason !== null);
  return (
    <li>
      <UnstyledButton className={classes.concern} title={t('showElement')} onClick={() => session.reveal(element)}>
        <span className={classes.rank} aria-hidden>
          {rank}
        </span>
        <span className={classes.concernText}>
          <span className={classes.concernTitle}>{subjectName(model, element)}</span>
          <span className={classes.concernWhy}>
            {reasons.length === 0 ? t('attractiveByRatings') : reasons.join(' · ')}
          </span>
        </span>
      </UnstyledButton>
    </li>
  );
}

function Store({ paths }: { readonly paths: AttackPaths }) {
  const name = useOpen(open => subjectName(open.model, paths.to));
  return (
    <section className={classes.store} aria-label={name}>
      <h4>{name}</h4>
      <WaysFromOutside paths={paths} />
    </section>
  );
}
