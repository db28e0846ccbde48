import { Button, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../core/analysis';
import { useRow } from '../../session';
import { Part } from '../../ui';
import { AcceptForm } from './AcceptForm';
import { ActionForm } from './ActionForm';
import { ActionsOf } from './ActionsOf';
import { Decided } from './Decided';
import type { DecisionFormProps } from './DecisionForm';
import { Following } from './Following';
import { RateForm } from './RateForm';
import { DismissForm } from './VerdictForm';

const FORMS = ['accept', 'dismiss', 'rate', 'action'] as const;
type FormName = (typeof FORMS)[number];

const FORM: Readonly<Record<FormName, (props: DecisionFormProps) => ReactNode>> = {
  accept: props => <AcceptForm {...props} />,
  dismiss: props => <DismissForm {...props} />,
  rate: props => <RateForm {...props} />,
  action: props => <ActionForm {...props} />,
};

/** Everything that people decide about a finding. */
export function Deciding({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation('threats');
  const [form, setForm] = useState<FormName | null>(null);
  const decision = useRow('decisions', finding.key);
  const close = () => setForm(null);
  return (
    <Part title={t('decide')}>
      {decision && <Decided finding={finding} decision={decision} />}
      {form === null ? (
        <Group gap={6}>
          {decision?.verdict !== 'accepted' && (
            <Button size="compact-sm" variant="light" onClick={() => setForm('accept')}>
              {t('accept')}
            </Button>
          )}
          {decision?.verdict !== 'dismissed' && (
            <Button size="compact-sm" variant="default" onClick={() => setForm('dismiss')}>
              {t('dismiss')}
            </Button>
          )}
          <Button size="compact-sm" variant="default" onClick={() => setForm('rate')}>
            {t('rate')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setForm('action')}>
            {t('addAction')}
          </Button>
        </Group>
      ) : (
        FORM[form]({ finding, close })
      )}
      <Following finding={finding} decision={decision} />
      <ActionsOf finding={finding} />
    </Part>
  );
}
