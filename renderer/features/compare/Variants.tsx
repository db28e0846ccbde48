import { Button, Group, Stack, Title } from '@mantine/core';
import { IconGitFork } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDispatch, useOpen, useRow, useSession } from '../../session';
import { EmptyState } from '../../ui';
import { ChangeTable } from './ChangeTable';
import classes from './compare.module.css';
import { NewVariantDialog } from './NewVariantDialog';
import { Scores } from './Scores';
import { useComparison } from './useComparison';
import { useVariants } from './useVariants';
import { VariantTable } from './VariantTable';
import { Waiting } from './Waiting';

/** The project beside the ways in which it could be run instead. */
export function Variants() {
  const { t } = useTranslation('compare');
  const session = useSession();
  const dispatch = useDispatch();
  const here = useOpen(open => open.id);
  const readOnly = useOpen(open => open.readOnly);
  const info = useRow('project', 'project');
  const variants = useVariants();
  const lines = variants.value;
  const [making, setMaking] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const other = lines?.find(line => line.id === chosen && line.id !== here) ?? null;
  const comparing = useComparison(other?.id ?? null, null);
  const comparison = comparing.value?.comparison;
  const open = async (id: typeof here) => {
    if (await session.openProject(id)) session.goTo('compare');
  };
  const alone = lines !== null && lines.length < 2;
  return (
    <div className={classes.place}>
      <Waiting work={variants} />
      {alone && (
        <EmptyState
          icon={IconGitFork}
          title={t('variant.emptyTitle')}
          hint={t('variant.emptyHint')}
          action={{ label: t('variant.make'), onClick: () => setMaking(true) }}
        />
      )}
      {lines !== null && !alone && (
        <Stack gap="sm">
          <Group>
            <Button onClick={() => setMaking(true)}>{t('variant.make')}</Button>
            {info?.variantOf && !readOnly && (
              <Button
                variant="default"
                onClick={() =>
                  dispatch({ type: 'row/change', table: 'project', ids: ['project'], fields: { variantOf: null } })
                }
              >
                {t('variant.settle')}
              </Button>
            )}
          </Group>
          <VariantTable
            lines={lines}
            here={here}
            chosen={other?.id ?? null}
            onOpen={id => void open(id)}
            onCompare={setChosen}
          />
        </Stack>
      )}
      {other && (
        <section className={classes.details} aria-label={t('variant.from', { name: other.name })}>
          <Title order={3}>{t('variant.from', { name: other.name })}</Title>
          <Waiting work={comparing} />
          {comparison && (
            <>
              <Scores scores={comparison.scores} />
              <ChangeTable comparison={comparison} />
            </>
          )}
        </section>
      )}
      {making && <NewVariantDialog onClose={() => setMaking(false)} onMade={variants.again} />}
    </div>
  );
}
