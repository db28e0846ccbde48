import { useTranslation } from 'react-i18next';
import { ThreatsHere } from '../../meaning';
import { useTally } from '../../session';
import { Part } from './Panel';

/** What threatens the chosen thing. */
export function Findings({ subject }: { readonly subject: string }) {
  const { t } = useTranslation('inspector');
  const { toVerify } = useTally(subject);
  return (
    <Part title={t('findings')} aside={toVerify > 0 ? t('toVerify', { count: toVerify }) : undefined}>
      <ThreatsHere subject={subject} />
    </Part>
  );
}
