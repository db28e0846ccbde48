import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useControlRows, useFindingsState, useLibrary, useOpen } from '../../session';
import { About } from './About';
import { Reasons } from './Reasons';
import { SubjectLines } from './SubjectLines';
import { reasonsOf } from './why';

/** One control: why it is required, where it stands, what providers offer for it. `first`: the subject to begin with. */
export function ControlPanel({ control, first }: { readonly control: string; readonly first: string | null }) {
  const { t } = useTranslation('controls');
  const library = useLibrary();
  const model = useOpen(open => open.model);
  const findings = useFindingsState(state => state.findings);
  const rows = useControlRows('control', control);
  const reasons = useMemo(
    () => (rows ? reasonsOf(rows, { model, library, findings }) : null),
    [rows, model, library, findings],
  );
  const known = library.controls.get(control);
  const title = known?.title ?? control;
  return (
    <Stack gap="md" p="md" component="section" aria-label={t('details', { name: title })} tabIndex={-1} data-details>
      <div>
        <Title order={3}>{title}</Title>
        {known && (
          <Group gap={6} mt={6}>
            <Badge variant="light" color="gray" tt="none">
              {library.topics.get(known.topic)?.name}
            </Badge>
            <Badge variant="light" color="gray" tt="none">
              {t(`kind.${known.kind}`)}
            </Badge>
            <Badge variant="light" color="gray" tt="none">
              {t(`strength.${known.strength}`)}
            </Badge>
          </Group>
        )}
        {known && known.description !== '' && (
          <Text size="sm" mt="xs">
            {known.description}
          </Text>
        )}
      </div>
      {rows === null || reasons === null ? (
        <Text size="sm" c="var(--ink-soft)">
          {t('reading')}
        </Text>
      ) : (
        <>
          <Reasons control={control} reasons={reasons} />
          <SubjectLines control={control} rows={rows} first={first} />
        </>
      )}
      {known && <About control={known} />}
    </Stack>
  );
}
