import { Button } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ControlSummary } from '../../../core/controls';
import type { Control } from '../../../core/library';
import { CONTROL_STATUSES } from '../../../core/model';
import { CONTROL_STATUS_LABEL } from '../../../core/text';
import { ControlReferences, ListChip, Platforms, platformsOf } from '../../meaning';
import { useLibrary, useOpen, useSession } from '../../session';
import { Fold, Part } from '../../ui';
import { Details } from './Details';
import { demandsOf, impliedBy } from './demands';
import { EntryActions } from './EntryActions';
import { Jumps } from './Jumps';
import classes from './library.module.css';

interface ControlDetailsProps {
  readonly control: Control;
  readonly here: ControlSummary | undefined;
}

/** One control: what it does, where it stands here, what good looks like, what it answers and who asks for it. */
export function ControlDetails({ control, here }: ControlDetailsProps) {
  const { t } = useTranslation('library');
  const library = useLibrary();
  const model = useOpen(open => open.model);
  const { used, others } = platformsOf(control, model);
  const threats = control.threats.flatMap(id => library.threats.get(id) ?? []);
  const strength = `${t(`strength.${control.strength}`)} ${t(`side.${control.side}`)}`;
  return (
    <Details title={control.title} badges={[control.section, t(`kind.${control.kind}`), strength]}>
      {control.description !== '' && <p className={classes.prose}>{control.description}</p>}
      {control.check !== '' && (
        <Fold title={t('checkControl')}>
          <p className={classes.prose}>{control.check}</p>
        </Fold>
      )}
      {control.evidence !== '' && (
        <Fold title={t('proof')}>
          <p className={classes.prose}>{control.evidence}</p>
        </Fold>
      )}
      <EntryActions content="controls" id={control.id} title={control.title} />
      <Project control={control} here={here} />
      {used.length + others.length > 0 && (
        <Part title={t('platforms')}>
          {used.length > 0 && <Platforms platforms={used} inUse />}
          {others.length > 0 && <Platforms platforms={others} />}
        </Part>
      )}
      <Part title={t('answers')}>
        {threats.length > 0 ? <Jumps tab="threats" to={threats} /> : <p className={classes.soft}>{t('noThreats')}</p>}
      </Part>
      <Demands control={control} />
      <Fold title={t('references')}>
        <ControlReferences control={control} />
      </Fold>
    </Details>
  );
}

function Project({ control, here }: ControlDetailsProps) {
  const { t } = useTranslation('library');
  const session = useSession();
  if (!here)
    return (
      <Part title={t('here')}>
        <p className={classes.soft}>{t('notAsked')}</p>
      </Part>
    );
  const counts = CONTROL_STATUSES.filter(status => (here.counts[status] ?? 0) > 0).map(status =>
    t('statusCount', { status: CONTROL_STATUS_LABEL[status], count: here.counts[status] ?? 0 }),
  );
  return (
    <Part title={t('here')}>
      <ListChip list={here.list} />
      <p className={classes.soft}>{counts.join(', ')}</p>
      <div>
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconShieldCheck size={14} aria-hidden />}
          onClick={() => session.goTo('controls', { control: control.id })}
        >
          {t('openControls')}
        </Button>
      </div>
    </Part>
  );
}

function Demands({ control }: { readonly control: Control }) {
  const { t } = useTranslation('library');
  const library = useLibrary();
  const demands = useMemo(() => demandsOf(library, control), [library, control]);
  const implied = useMemo(() => impliedBy(library, control), [library, control]);
  return (
    <>
      <Part title={t('demandedBy')}>
        {demands.length === 0 && <p className={classes.soft}>{t('demandedByNobody')}</p>}
        <dl className={classes.stacked}>
          {demands.map(({ by, names }) => (
            <div key={by}>
              <dt>{t(`demand.${by}`)}</dt>
              {names.map(name => (
                <dd key={name}>{name}</dd>
              ))}
            </div>
          ))}
        </dl>
      </Part>
      {implied.length > 0 && (
        <Part title={t('impliedBy')}>
          <ul className={classes.plain}>
            {implied.map(({ property, name, values, as }) => (
              <li key={`${property} ${as}`}>{t(`implied.${as}`, { name, values: values.join(', ') })}</li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}
