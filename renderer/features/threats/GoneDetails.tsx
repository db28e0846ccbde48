import { Button, CloseButton, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RuleChoices } from '../../meaning';
import { useLibrary, useOpen, useSession } from '../../session';
import { Part } from '../../ui';
import { ReasonList } from './Reasons';
import { placeName } from './subjects';
import classes from './threats.module.css';
import { useExplanation } from './useExplanation';

interface GoneProps {
  /** The key of a finding that is no longer there. */
  readonly finding: string;
  readonly onClose: () => void;
}

/** What stands at the side when the chosen threat has just been settled: that it is gone, and by what. */
export function GoneDetails({ finding, onClose }: GoneProps) {
  const { t } = useTranslation('threats');
  const { t: common } = useTranslation('common');
  const session = useSession();
  const library = useLibrary();
  const explanation = useExplanation(finding);
  const [rule = '', about = ''] = finding.split(/:[a-z]+=/);
  const name = useOpen(open => placeName(open.model, about));
  const canUndo = useOpen(open => open.history.past.length > 0);
  const reasons = explanation?.because.filter(one => one.outcome === 'false') ?? [];
  return (
    <section className={classes.panel} aria-label={t('goneTitle')} tabIndex={-1} data-details>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" fw={600}>
          {t('goneTitle')}
        </Text>
        <CloseButton aria-label={t('close')} onClick={onClose} />
      </Group>
      <h3 className={classes.title}>{library.threats.get(rule)?.title ?? t('goneUnknown')}</h3>
      {name !== '' && (
        <Text size="sm">
          <span className={classes.soft}>{t('where')}: </span>
          {name}
        </Text>
      )}
      {explanation?.off && <RuleChoices rule={rule} />}
      {!explanation?.off && reasons.length > 0 && (
        <Part title={t('whyNotRuledOut')}>
          <ReasonList reasons={reasons} />
        </Part>
      )}
      {canUndo && (
        <div>
          <Button size="compact-sm" variant="default" onClick={() => session.undo()}>
            {common('undo')}
          </Button>
        </div>
      )}
    </section>
  );
}
