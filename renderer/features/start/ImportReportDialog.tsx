import { Accordion, Button, Group, List, Modal, ScrollArea, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../../core/interchange';
import { Fold } from '../../ui';
import { leftOutByReason } from './leftOut';
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
  const { elements, flows, boundaries, dataAssets, threats } = report.counts;
  const counted = [
    { count: elements, words: t('elements', { count: elements }) },
    { count: flows, words: t('flows', { count: flows }) },
    { count: boundaries, words: t('boundaries', { count: boundaries }) },
    { count: dataAssets, words: t('dataAssets', { count: dataAssets }) },
    { count: threats, words: t('fileThreats', { count: threats }) },
  ].flatMap(({ count, words }) => (count > 0 ? [words] : []));
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
      <Text size="sm" mb="sm">
        {t('reportFormat', { format: report.label })} {counted.join(', ')}
        {counted.length > 0 && '.'}
      </Text>
      <Accordion multiple defaultValue={['guessed', 'dropped']} variant="contained">
        <Accordion.Item value="mapped">
          <Accordion.Control>{t('mapped', { count: sum(report.mapped) })}</Accordion.Control>
          <Accordion.Panel>
            <Lines
              lines={report.mapped.map(line => ({
                key: `${line.what} ${line.as}`,
                text: `${line.count > 1 ? `${line.count} × ` : ''}${line.what} → ${line.as}`,
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
            <LeftOutLines dropped={report.dropped} />
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

/** So many things are named beside their reason at once. */
const NAMED = 3;

function LeftOutLines({ dropped }: { readonly dropped: ImportReport['dropped'] }) {
  const { t } = useTranslation('start');
  return (
    <List size="sm" spacing={6}>
      {leftOutByReason(dropped).map(({ reason, what, count }) => (
        <List.Item key={reason}>
          {what.length <= NAMED ? what.join('; ') : t('leftOutMany', { count })}
          <Text size="xs" c="var(--ink-soft)">
            {reason}
          </Text>
          {what.length > NAMED && (
            <Fold title={t('leftOutShow')}>
              <Text size="xs">{what.join('; ')}</Text>
            </Fold>
          )}
        </List.Item>
      ))}
    </List>
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
