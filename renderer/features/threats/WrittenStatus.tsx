import { Button, Group, Select, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type HandThreat, standingOfThreat, THREAT_STATUSES } from '../../../core/model';
import { acceptancesBeyond } from '../../../core/review';
import { riskOfWritten } from '../../../core/risk';
import { useDispatch, useOpen, useSession } from '../../session';
import { useAcceptanceLimits } from './AcceptForm';
import { AskForAcceptance } from './AskForAcceptance';
import { Beyond } from './Decided';
import classes from './threats.module.css';
import { useSend } from './useDecide';
import { VerdictForm } from './VerdictForm';

interface WrittenProps {
  readonly threat: HandThreat;
}

/** How a threat that people wrote stands; to accept it asks for a name, a reason and a last day, as with any other risk. */
export function WrittenStatus({ threat }: WrittenProps) {
  const { t } = useTranslation('threats');
  const dispatch = useDispatch();
  const [accepting, setAccepting] = useState(false);
  const { id, status } = threat;
  const choose = (value: string | null) => {
    const chosen = THREAT_STATUSES.find(one => one === value) ?? 'open';
    setAccepting(chosen === 'accepted' && status !== 'accepted');
    if (chosen === 'accepted') return;
    dispatch({ type: 'row/change', table: 'threats', ids: [id], fields: { status: chosen, acceptance: null } });
  };
  return (
    <>
      <Select
        label={t('writtenStatus')}
        allowDeselect={false}
        data={THREAT_STATUSES.map(value => ({ value, label: t(`status.${value}`) }))}
        value={accepting ? 'accepted' : status}
        onChange={choose}
      />
      {accepting && <AcceptWritten threat={threat} close={() => setAccepting(false)} />}
      {status === 'accepted' && !accepting && <Accepted threat={threat} onAccept={() => setAccepting(true)} />}
    </>
  );
}

/** Who accepted it and until when; or that nobody here has, since a file called it accepted. */
function Accepted({ threat, onAccept }: WrittenProps & { readonly onAccept: () => void }) {
  const { t } = useTranslation('threats');
  const session = useSession();
  const model = useOpen(open => open.model);
  const today = session.environment.now().slice(0, 10);
  const beyond = useMemo(
    () => acceptancesBeyond({ model, findings: [], today }).find(one => one.key === threat.id) ?? null,
    [model, threat, today],
  );
  const { acceptance } = threat;
  const acceptHere = (
    <Group mt={4}>
      <Button size="compact-xs" variant="default" onClick={onAccept}>
        {t('acceptHere')}
      </Button>
    </Group>
  );
  if (acceptance === null)
    return (
      <div className={classes.decided}>
        <Text size="sm" className={classes.beyond}>
          <IconAlertTriangle size={16} aria-hidden />
          <span>{t('acceptedInFile')}</span>
        </Text>
        {acceptHere}
      </div>
    );
  const { stamp, expires, reason } = acceptance;
  const by = stamp.roles.length > 0 ? `${stamp.by} (${stamp.roles.join(', ')})` : stamp.by;
  const ranOut = standingOfThreat(threat, today) === 'expired';
  return (
    <div className={classes.decided}>
      <Text size="sm" fw={600}>
        {t('decidedBy.accepted', { by, day: stamp.at })}
        {expires && `, ${t(ranOut ? 'ranOut' : 'decidedUntil', { day: expires })}`}
      </Text>
      <Text size="sm" className={classes.prose}>
        {reason}
      </Text>
      {beyond && <Beyond {...beyond} />}
      {ranOut && acceptHere}
    </div>
  );
}

function AcceptWritten({ threat, close }: WrittenProps & { readonly close: () => void }) {
  const { t } = useTranslation('threats');
  const send = useSend(close);
  // What nobody has rated counts as the worst.
  const band = riskOfWritten(threat).band ?? 'critical';
  const { others, ...limits } = useAcceptanceLimits(band);
  const { id, description } = threat;
  if (others === null)
    return (
      <VerdictForm
        verdict="accepted"
        close={close}
        alike={0}
        onDecide={acceptance => send({ type: 'threat/accept', threats: [{ id, band }], acceptance })}
        {...limits}
      />
    );
  return (
    <AskForAcceptance
      close={close}
      roles={others}
      due={threat.due}
      onAsk={({ reason, whom, due }) => {
        const asked = t('askedToAccept', { reason, roles: others.join(', ') });
        const fields = {
          description: [description, asked].filter(part => part !== '').join('\n\n'),
          owner: whom ?? threat.owner,
          due,
        };
        send({ type: 'row/change', table: 'threats', ids: [id], fields });
      }}
    />
  );
}
