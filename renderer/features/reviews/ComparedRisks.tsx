import { Anchor, Button, Table, Text } from '@mantine/core';
import { IconGitCompare } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { sealedStateId } from '../../../core/document';
import { type DocumentId, RISK_BANDS } from '../../../core/model';
import type { ConcernChange, ProjectChange, ReviewComparison } from '../../../core/review';
import { REVIEW_CHANGE_LABEL } from '../../../core/text';
import { useShowFinding, useShowGap } from '../../actions';
import { RiskChip } from '../../meaning';
import { useOrganisationView, useSession } from '../../session';
import { numberText } from '../../text/deviceFormat';
import { Card, Nothing } from '../../ui';
import { BeforeAndNow } from './BeforeAndNow';

interface ComparedProps {
  readonly comparison: ReviewComparison;
}

/** The most pressing risks of both reviews: which are new, which got worse, which are none any more. */
export function ComparedConcerns({ comparison: { concerns } }: ComparedProps) {
  const { t } = useTranslation('reviews');
  const show = useShowFinding();
  const here = useProjectsHere();
  const showGap = useShowGap();
  const open = ({ project, key }: ConcernChange) => (project === null ? showGap(key) : void show(project, key));
  if (concerns === null || concerns.length === 0)
    return (
      <Card title={t('concerns')}>
        <Nothing>{concerns === null ? t('concernsOpen') : t('noConcerns')}</Nothing>
      </Card>
    );
  return (
    <Card title={t('concerns')}>
      <BeforeAndNow label={t('concerns')} what={t('compared.concern')} way>
        {concerns.map(one => (
          <Table.Tr key={`${one.project} ${one.key}`}>
            <Table.Td>
              {one.now && (one.project === null || here(one.project)) ? (
                <Anchor component="button" type="button" size="sm" ta="left" onClick={() => open(one)}>
                  {one.title}
                </Anchor>
              ) : (
                one.title
              )}
              <Text size="xs" c="var(--ink-soft)">
                {one.subject}
              </Text>
            </Table.Td>
            <Table.Td>
              <Risk of={one.before} />
            </Table.Td>
            <Table.Td>
              <Risk of={one.now} />
            </Table.Td>
            <Table.Td>{REVIEW_CHANGE_LABEL[one.what]}</Table.Td>
          </Table.Tr>
        ))}
      </BeforeAndNow>
    </Card>
  );
}

function Risk({ of }: { readonly of: ConcernChange['before'] }) {
  return of ? <RiskChip band={of.band} /> : '–';
}

/** Whether a project is on this device, so that it can be opened. */
function useProjectsHere(): (project: DocumentId) => boolean {
  const standings = useOrganisationView(view => view.standings) ?? [];
  return project => standings.some(one => one.id === project);
}

/** Confirmed threats of each project that either review looked at, with the way to everything that changed in it. */
export function ComparedProjects({ comparison }: ComparedProps) {
  const { t } = useTranslation('reviews');
  const here = useProjectsHere();
  const showChanges = useShowChanges(comparison);
  const { projects } = comparison;
  return (
    <Card title={t('risk')}>
      {projects.length === 0 ? (
        <Nothing>{t('noProjectRisk')}</Nothing>
      ) : (
        <Table verticalSpacing={5} aria-label={t('risk')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('project')}</Table.Th>
              {RISK_BANDS.toReversed().map(band => (
                <Table.Th key={band} scope="col">
                  <RiskChip band={band} />
                </Table.Th>
              ))}
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {projects.map(one => (
              <Table.Tr key={one.project}>
                <Table.Th scope="row">{one.name}</Table.Th>
                {RISK_BANDS.toReversed().map(band => (
                  <Table.Td key={band}>
                    {figure(one.before, band)} → {figure(one.now, band)}
                  </Table.Td>
                ))}
                <Table.Td>
                  {one.before && here(one.project) && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      leftSection={<IconGitCompare size={14} />}
                      aria-label={t('compared.changesIn', { project: one.name })}
                      onClick={() => void showChanges(one.project)}
                    >
                      {t('compared.changes')}
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Card>
  );
}

function figure(bands: ProjectChange['before'], band: (typeof RISK_BANDS)[number]): string {
  return bands === null ? '–' : numberText(bands[band]);
}

/** Opens a project at what changed in it between the two reviews; a review in progress stands for now. */
function useShowChanges({ before, now }: ReviewComparison): (project: DocumentId) => Promise<void> {
  const session = useSession();
  return async project => {
    if (!(await session.openProject(project))) return;
    session.organisation.leave();
    const to = now.closed ? sealedStateId(now.review.id, project) : null;
    session.view.setState({ place: 'compare', compared: { from: sealedStateId(before.review.id, project), to } });
  };
}
