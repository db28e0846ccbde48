import { Stack, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { REGISTER_GROUPS } from '../../../core/library';
import type { RegisterFinding } from '../../../core/review';
import { RiskChip } from '../../meaning';
import { Part, PlaceFrame } from '../../ui';
import classes from './registers.module.css';
import { Standing } from './Standing';
import type { Registers } from './useRegisters';

const MOST = 8;

interface RegisterListProps {
  readonly all: Registers;
  readonly onOpen: (id: string) => void;
}

/** Every register with how far it is, and at the side what presses most in all of them. */
export function RegisterList({ all, onOpen }: RegisterListProps) {
  const { t } = useTranslation('registers');
  return (
    <PlaceFrame title={t('title')} intro={t('intro')} side={<Pressing all={all} onOpen={onOpen} />}>
      <Stack gap="lg">
        {REGISTER_GROUPS.map(group => (
          <section key={group} aria-label={t(`group.${group}`)}>
            <h3 className={classes.groupTitle}>{t(`group.${group}`)}</h3>
            <ul className={classes.cards}>
              {all.registers
                .filter(register => register.group === group)
                .map(register => (
                  <li key={register.id}>
                    <UnstyledButton className={classes.card} onClick={() => onOpen(register.id)}>
                      <span className={classes.cardTitle}>{register.title}</span>
                      <span className={classes.cardText}>{register.description}</span>
                      <Standing count={all.counts.get(register.id)} />
                    </UnstyledButton>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </Stack>
    </PlaceFrame>
  );
}

function Pressing({ all, onOpen }: RegisterListProps) {
  const { t } = useTranslation('registers');
  const gaps = all.findings.filter(finding => finding.kind === 'gap');
  return (
    <div className={classes.panel}>
      <Part title={t('pressing')}>
        {gaps.length === 0 && <p className={classes.soft}>{t('pressingNone')}</p>}
        <ul className={classes.found}>
          {gaps.slice(0, MOST).map(finding => (
            <li key={finding.key}>
              <Pressed finding={finding} all={all} onOpen={onOpen} />
            </li>
          ))}
        </ul>
        {gaps.length > MOST && <p className={classes.soft}>{t('pressingMore', { count: gaps.length - MOST })}</p>}
      </Part>
    </div>
  );
}

function Pressed({ finding, all, onOpen }: RegisterListProps & { readonly finding: RegisterFinding }) {
  const { t } = useTranslation('registers');
  const register = all.registers.find(one => one.id === finding.register);
  return (
    <UnstyledButton className={classes.finding} onClick={() => onOpen(finding.entry ?? finding.register)}>
      <RiskChip band={finding.band} />
      <span className={classes.findingTitle}>{finding.title}</span>
      <span className={classes.soft}>{finding.why}</span>
      <span className={classes.soft}>{t('pressingIn', { register: register?.title ?? '' })}</span>
    </UnstyledButton>
  );
}
