import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Review } from '../../../core/model';
import { isSealWhole } from '../../../core/review';
import { useOrganisationModel } from '../../session';
import { sha256 } from '../../worker';

const UTF8 = new TextEncoder();
const fingerprint = (text: string) => sha256(UTF8.encode(text));

/** Says that a closed review no longer is what was signed, as when its file was changed by hand. Not there while it is whole. */
export function SealBroken({ review }: { readonly review: Review }) {
  const { t } = useTranslation('reviews');
  const model = useOrganisationModel();
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    let left = false;
    void isSealWhole(model, review.id, fingerprint).then(whole => {
      if (!left) setBroken(whole === false);
    });
    return () => {
      left = true;
    };
  }, [model, review.id]);
  if (!broken) return null;
  return (
    <Alert variant="outline" color="gray" mb="sm" icon={<IconAlertTriangle />} title={t('sealBroken')} role="alert">
      {t('sealBrokenHint')}
    </Alert>
  );
}
