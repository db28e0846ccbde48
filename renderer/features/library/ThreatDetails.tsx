import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Threat, typesOfThreat } from '../../../core/library';
import { inStrideOrder, STRIDE_LABEL } from '../../../core/text';
import { RuleChoices, subjectName, ThreatReferences } from '../../meaning';
import { useLibrary, useOpen, useSession } from '../../session';
import { Fold, Part } from '../../ui';
import { Details } from './Details';
import { EntryActions } from './EntryActions';
import { Jumps } from './Jumps';
import classes from './library.module.css';
import type { ThreatHere } from './lines';
import { Rule } from './Rule';

/** Names beyond this many are counted. */
const NAMED = 5;
/** A rule for nearly everything says so instead of listing it. */
const NEARLY_ALL = 0.95;

/** One threat: how it happens, where it stands here, the rule that finds it, how it is rated and what answers it. */
export function ThreatDetails({ threat, here }: { readonly threat: Threat; readonly here: ThreatHere | undefined }) {
  const { t } = useTranslation('library');
  const library = useLibrary();
  const controls = threat.controls.flatMap(id => library.controls.get(id) ?? []);
  return (
    <Details
      title={threat.title}
      badges={[
        threat.section,
        ...inStrideOrder(threat.stride).map(letter => STRIDE_LABEL[letter]),
        t(`tier.${threat.tier}`),
      ]}
    >
      {threat.description !== '' && <p className={classes.prose}>{threat.description}</p>}
      {threat.example !== '' && (
        <Fold title={t('example')}>
          <p className={classes.prose}>{threat.example}</p>
        </Fold>
      )}
      {threat.check !== '' && (
        <Fold title={t('check')}>
          <p className={classes.prose}>{threat.check}</p>
        </Fold>
      )}
      <EntryActions content="threats" id={threat.id} title={threat.title} />
      <Project threat={threat} here={here} />
      <Rule threat={threat} />
      <Part title={t('answeredBy')}>
        <Jumps tab="controls" to={controls} />
      </Part>
      <Rating threat={threat} />
      <Types threat={threat} />
      <ThreatReferences threat={threat} />
    </Details>
  );
}

function Project({ threat, here }: { readonly threat: Threat; readonly here: ThreatHere | undefined }) {
  const { t } = useTranslation('library');
  const session = useSession();
  const model = useOpen(open => open.model);
  if (!here)
    return (
      <Part title={t('here')}>
        <p className={classes.soft}>{t('noFindings')}</p>
        <RuleChoices rule={threat.id} />
      </Part>
    );
  const { confirmed, toVerify, decided, subjects } = here;
  const told = [
    ...(confirmed > 0 ? [t('confirmed', { count: confirmed })] : []),
    ...(toVerify > 0 ? [t('toVerify', { count: toVerify })] : []),
    ...(decided > 0 ? [t('decided', { count: decided })] : []),
  ];
  const names = subjects
    .slice(0, NAMED)
    .map(id => (id === 'project' ? t('wholeProject') : subjectName(model, id) || t('unnamed')))
    .join('; ');
  const more = subjects.length - NAMED;
  return (
    <Part title={t('here')}>
      <p className={classes.prose}>{told.join(', ')}</p>
      {subjects.length > 0 && (
        <p className={classes.soft}>{more > 0 ? t('whereMore', { names, count: more }) : t('where', { names })}</p>
      )}
      <div>
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconAlertTriangle size={14} aria-hidden />}
          onClick={() => session.goTo('threats', { rule: threat.id })}
        >
          {t('openThreats')}
        </Button>
      </div>
      <RuleChoices rule={threat.id} />
    </Part>
  );
}

function Rating({ threat }: { readonly threat: Threat }) {
  const { t } = useTranslation('library');
  const weight = threat.exposureWeight === 0 ? 'none' : threat.exposureWeight < 1 ? 'some' : 'full';
  const names = threat.impact.map(({ dimension, offset }) => {
    const name = t(`dimension.${dimension}`);
    return offset === 0 ? name : t('offset', { name, offset: offset > 0 ? `+${offset}` : `−${-offset}` });
  });
  return (
    <Part title={t('rating')}>
      <ul className={classes.plain}>
        <li>
          {t('likelihood', { value: threat.baseLikelihood })}, {t(`exposure.${weight}`)}
        </li>
        <li>{t('impact', { names: names.join(', ') })}</li>
      </ul>
    </Part>
  );
}

function Types({ threat }: { readonly threat: Threat }) {
  const { t } = useTranslation('library');
  const library = useLibrary();
  const types = useMemo(
    () => typesOfThreat(library, threat).map(({ id, name }) => ({ id, title: name })),
    [library, threat],
  );
  const isEverywhere = threat.scope === 'element' && types.length >= library.types.size * NEARLY_ALL;
  if (types.length === 0) return null;
  return (
    <Part title={t(threat.scope === 'flow' ? 'comesUpFlows' : 'comesUpOn')}>
      {isEverywhere ? <p className={classes.prose}>{t('comesUpEverywhere')}</p> : <Jumps tab="types" to={types} />}
    </Part>
  );
}
