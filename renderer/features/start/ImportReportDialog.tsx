import { Accordion, Button, Group, List, Modal, ScrollArea, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Outcome } from './useOpenFile';

/** What became of a foreign file, before anybody works on with it: what was taken over, guessed and left out. */
export function ImportReportDialog({
  outcome,
  onGoOn,
}: {
  readonly outcome: Outcome | null;
  readonly onGoOn: () => void;
}) {
  const { t } = useTranslation('start');
  const { t: common } = useTranslation('common');
  if (!outcome) return null;
  const { report, file } = outcome;
  const sum = (lines: readonly { readonly count: number }[]) => lines.reduce((total, line) => total + line.count, 0);
  return (
    <Modal
      opened
      onClose={onGoOn}
      title={t('reportTitle', { file })}
      size="lg"
      closeButtonProps={{ 'aria-label': common('close') }}
      scrollAreaComponent={ScrollArea.Autosize}
    >
      <Text size="sm">{t('reportFormat', { format: report.label })}</Text>
      <Text size="sm" mb="sm">
        {t('reportCounts', { ...report.counts })}
      </Text>
      <Accordion multiple defaultValue={['guessed', 'dropped']} variant="contained">
        <Accordion.Item value="mapped">
          <Accordion.Control>{t('mapped', { count: sum(report.mapped) })}</Accordion.Control>
          <Accordion.Panel>
            <Lines
              lines={report.mapped.map(line => ({
                key: `${line.what} ${line.as}`,
                text: `${line.count} × ${line.what} → ${line.as}`,
              }))}
            />
          </Accordion.Panel>
        </Accordion.Item>
        <Accordion.Item value="guessed">
          <Accordion.Control>{t('guessed', { count: report.guessed.length })}</Accordion.Control>
          <Accordion.Panel>
            {report.guessed.length === 0 && <Text size="sm">{t('nothingGuessed')}</Text>}
            <Lines
              lines={report.guessed.map((line, at) => ({
                key: `${at} ${line.what}`,
                text: `${t('guessAs', { what: line.what, as: line.as })} (${Math.round(line.confidence * 100)} %)`,
                more: line.reason,
              }))}
            />
          </Accordion.Panel>
        </Accordion.Item>
        <Accordion.Item value="dropped">
          <Accordion.Control>{t('dropped', { count: sum(report.dropped) })}</Accordion.Control>
          <Accordion.Panel>
            {report.dropped.length === 0 && <Text size="sm">{t('nothingDropped')}</Text>}
            <Lines
              lines={report.dropped.map(line => ({
                key: `${line.what} ${line.reason}`,
                text: `${line.count} × ${line.what}`,
                more: line.reason,
              }))}
            />
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
      <Group justify="flex-end" mt="md">
        <Button data-autofocus onClick={onGoOn}>
          {t('goOn')}
        </Button>
      </Group>
    </Modal>
  );
}

interface Line {
  readonly key: string;
  readonly text: string;
  readonly more?: string;
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <List size="sm" spacing={4}>
      {lines.map(line => (
        <List.Item key={line.key}>
          {line.text}
          {line.more && (
            <Text size="xs" c="var(--ink-soft)">
              {line.more}
            </Text>
          )}
        </List.Item>
      ))}
    </List>
  );
}
