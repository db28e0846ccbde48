import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttackPath, AttackPaths, AttackStep, Finding, Vector } from '../../core/analysis';
import { WAY_IN_LABEL } from '../../core/report';
import { useFindingsState, useLibrary, useOpen, useSession, worstFirst } from '../session';
import { RiskChip } from './chips';
import classes from './meaning.module.css';
import { subjectName } from './subjects';

/** Controls that are named where a step is told; the others are counted, and named when it is pointed at. */
const NAMED = 2;

/** Likely ways in, the likeliest first: each in plain words, with the weightiest finding that points at it, which it leads to. */
export function LikelyWays({ vectors }: { readonly vectors: readonly Vector[] }) {
  const { t } = useTranslation('common');
  if (vectors.length === 0) return <p className={classes.waySoft}>{t('ways.noVectors')}</p>;
  return (
    <ol className={classes.ways}>
      {vectors.map(vector => (
        <LikelyWay key={vector.technique} vector={vector} />
      ))}
    </ol>
  );
}

function LikelyWay({ vector }: { readonly vector: Vector }) {
  const { t } = useTranslation('common');
  const session = useSession();
  const [first = ''] = vector.findings;
  const finding = useFindingsState(state => state.findings.get(first));
  const label = WAY_IN_LABEL[vector.technique];
  return (
    <li>
      <UnstyledButton
        className={classes.way}
        aria-label={t('ways.openVector', { way: label })}
        onClick={() => session.goTo('threats', { finding: first })}
      >
        <span className={classes.wayHead}>
          <span className={classes.wayName}>{label}</span>
          <span className={classes.wayId} title={t('ways.technique', { name: vector.name })}>
            {vector.technique}
          </span>
        </span>
        {finding && <VectorReason finding={finding} others={vector.findings.length - 1} />}
      </UnstyledButton>
    </li>
  );
}

function VectorReason({ finding, others }: { readonly finding: Finding; readonly others: number }) {
  const { t } = useTranslation('common');
  const model = useOpen(open => open.model);
  const where = subjectName(model, finding.subject.id);
  return (
    <span className={classes.waySoft}>
      {t(`ways.reason.${finding.state}`, { threat: finding.title, where })}
      {others > 0 && ` ${t('ways.others', { count: others })}`}
    </span>
  );
}

/** The shortest way from outside to one element, and on request others: each a chain that is walked on the diagram. */
export function WaysFromOutside({ paths: { outside, paths, more } }: { readonly paths: AttackPaths }) {
  const { t } = useTranslation('common');
  const [all, setAll] = useState(false);
  return (
    <>
      {outside && <p className={classes.waySoft}>{t('ways.outside')}</p>}
      {!outside && paths.length === 0 && <p className={classes.waySoft}>{t('ways.noPaths')}</p>}
      {(all ? paths : paths.slice(0, 1)).map(path => (
        <Chain key={path.steps.map(step => step.flow).join(' ')} path={path} />
      ))}
      {!all && paths.length > 1 && (
        <Button variant="subtle" size="compact-xs" onClick={() => setAll(true)} style={{ alignSelf: 'flex-start' }}>
          {t('ways.showOthers', { count: paths.length - 1 })}
        </Button>
      )}
      {all && more && <p className={classes.waySoft}>{t('ways.more', { count: paths.length })}</p>}
    </>
  );
}

function Chain({ path }: { readonly path: AttackPath }) {
  const { t } = useTranslation('common');
  const [first] = path.steps;
  return (
    <ol className={classes.chain} aria-label={t('ways.chain')}>
      {first && (
        <li>
          <Stop id={first.from} />
        </li>
      )}
      {path.steps.map(step => (
        <li key={step.flow}>
          <StepBarrier step={step} />
          <Stop id={step.to} />
        </li>
      ))}
    </ol>
  );
}

/** An element on the way; pressing it shows it on the diagram. */
function Stop({ id }: { readonly id: string }) {
  const { t } = useTranslation('common');
  const session = useSession();
  const name = useOpen(open => subjectName(open.model, id));
  return (
    <UnstyledButton className={classes.stop} title={t('showOnDiagram')} onClick={() => session.reveal(id)}>
      {name}
    </UnstyledButton>
  );
}

/** What stands in the way of a step, and what lets it through. */
function StepBarrier({ step }: { readonly step: AttackStep }) {
  const { t } = useTranslation('common');
  const session = useSession();
  const library = useLibrary();
  const flow = useOpen(open => subjectName(open.model, step.flow));
  const controls = step.stoppedBy.map(id => library.controls.get(id)?.title ?? '').filter(title => title !== '');
  const rest = controls.length - NAMED;
  const named = [...controls.slice(0, NAMED), ...(rest > 0 ? [t('ways.andMore', { count: rest })] : [])].join('; ');
  return (
    <div className={classes.barrier} data-open={controls.length === 0}>
      <UnstyledButton
        className={classes.barrierLine}
        title={[t('ways.showFlow', { flow }), ...controls].join('\n')}
        onClick={() => session.reveal(step.flow)}
      >
        {controls.length === 0 ? t('ways.nothingStops') : t('ways.stoppedBy', { controls: named })}
      </UnstyledButton>
      <LetThrough keys={step.letBy} at={step.to} />
    </div>
  );
}

/** The findings that let a step through, by name, the worst first; each leads to itself. */
function LetThrough({ keys, at }: { readonly keys: readonly string[]; readonly at: string }) {
  const { t } = useTranslation('common');
  const session = useSession();
  const all = useFindingsState(state => state.findings);
  const findings = keys.flatMap(key => all.get(key) ?? []).sort(worstFirst);
  const rest = findings.length - NAMED;
  if (findings.length === 0) return null;
  return (
    <>
      {findings.slice(0, NAMED).map(({ key, title, residual }) => (
        <UnstyledButton
          key={key}
          className={classes.barrierLine}
          onClick={() => session.goTo('threats', { finding: key })}
        >
          {t('ways.letBy')} <RiskChip band={residual.band} /> <span className={classes.letBy}>{title}</span>
        </UnstyledButton>
      ))}
      {rest > 0 && (
        <UnstyledButton className={classes.barrierLine} onClick={() => session.goTo('threats', { subject: at })}>
          {t('ways.letByMore', { count: rest })}
        </UnstyledButton>
      )}
    </>
  );
}
