import { Button, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../../core/commands';
import type { DocumentId, ProjectModel, ProviderId } from '../../../core/model';
import { type ControlOutcome, controlsToSet, nextReviews, policyInForce, providerFacts } from '../../../core/review';
import { useLibrary, useOrganisationModel, useOrganisationView, useSession } from '../../session';
import { Card, Nothing } from '../../ui';
import { useProjectNames } from './useProjectNames';
import type { OpenReview } from './useReviews';

interface RecordProps {
  readonly open: OpenReview;
  readonly outcomes: readonly ControlOutcome[];
}

/** Writes what a closed review found into the projects that it looked at, where it changes their risks. */
export function RecordInProjects({ open: { review }, outcomes }: RecordProps) {
  const { t } = useTranslation('reviews');
  const names = useProjectNames();
  const record = useRecord(outcomes, review.provider);
  if (!review.seal) return null;
  return (
    <Card title={t('record')} intro={t('recordHint')}>
      {review.projects.length === 0 && <Nothing>{t('noProjectRisk')}</Nothing>}
      <Stack gap="xs">
        {review.projects.map(id => (
          <div key={id}>
            <Button variant="default" size="xs" onClick={() => void record(id, names(id, review.seal))}>
              <Text span size="xs" fw={600}>
                {t('recordIn', { project: names(id, review.seal) })}
              </Text>
            </Button>
          </div>
        ))}
      </Stack>
    </Card>
  );
}

function useRecord(outcomes: readonly ControlOutcome[], provider: ProviderId) {
  const { t } = useTranslation('reviews');
  const session = useSession();
  const facts = useProviderFacts(provider);
  return async (id: DocumentId, project: string) => {
    if (!(await session.openProject(id))) return;
    const model = session.project.open?.model;
    if (!model) return;
    const controls = controlsToSet(outcomes, provider, model).map(
      ({ control, subject, status, note, inHouse, inCloud, compensation }): Command => ({
        type: 'control/set',
        control,
        subjects: [subject],
        fields: { status, note, inHouse, inCloud, compensation },
      }),
    );
    const said = model.providers.has(provider) ? factCommands(model, provider, facts) : [];
    if (controls.length + said.length === 0) {
      notifications.show({ message: t('nothingToRecord', { project }) });
      return;
    }
    const done = session.dispatch({ type: 'batch', label: 'control/set', commands: [...controls, ...said] });
    if (done.ok) notifications.show({ message: t('recorded', { count: controls.length, project }) });
  };
}

/** What the organisation knows about the provider and the project's rules may ask. */
function useProviderFacts(provider: ProviderId): Readonly<Record<string, string>> {
  const model = useOrganisationModel();
  const library = useLibrary();
  const { environment } = useSession();
  const standings = useOrganisationView(view => view.standings);
  const today = environment.now().slice(0, 10);
  const row = model.providers.get(provider);
  if (!row) return {};
  const policy = policyInForce(model.organisation.get('organisation'), library);
  const uses = (standings ?? []).flatMap(one => one.uses.filter(use => use.provider === provider));
  const full = nextReviews({ model, policy, uses, today }, row)[0]?.status ?? 'never';
  return providerFacts(model, provider, { full, today });
}

function factCommands(
  model: ProjectModel,
  provider: ProviderId,
  facts: Readonly<Record<string, string>>,
): readonly Command[] {
  const known = model.providers.get(provider)?.facts ?? {};
  return Object.entries(facts).flatMap(([fact, value]): Command[] =>
    known[fact]?.value === value ? [] : [{ type: 'fact/set', subjects: [provider], fact, value }],
  );
}
