import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePreferences, useSession } from '../../session';

/** Whether projects that are begun on this machine begin with a pack. */
export function ForNewProjects({ pack }: { readonly pack: string }) {
  const { t } = useTranslation('packs');
  const session = useSession();
  const keptOut = usePreferences(preferences => preferences.packsNotForNew) ?? [];
  const change = (isFor: boolean) => {
    const others = keptOut.filter(one => one !== pack);
    void session.setPreferences({ packsNotForNew: isFor ? others : [...others, pack] });
  };
  return (
    <Checkbox
      size="xs"
      label={t('forNew')}
      checked={!keptOut.includes(pack)}
      onChange={event => change(event.currentTarget.checked)}
    />
  );
}
