import { useTranslation } from 'react-i18next';
import { ThreatsHere } from '../../meaning';
import { useTally } from '../../session';
import { Part } from './Panel';

/** What threatens the chosen thing. */
export function Findings({ subject }: { readonly subject: string }) {
  const { t } = useTranslation('inspector');
  const { confirmed, toVerify } = useTally(subject);
  const counts = [
    ...(confirmed > 0 ? [t('confirmed', { count: confirmed })] : []),
    ...(toVerify > 0 ? [t('toVerify', { count: toVerify })] : []),
  ];
  return (
    <Part title={t('findings')} aside={counts.join(', ') || undefined}>
      <ThreatsHere subject={subject} />
    </Part>
  );
}
