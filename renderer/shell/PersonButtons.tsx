import { UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePreferences, useSession } from '../session';
import { HeaderButton } from './HeaderButton';

/** Light or dark, and who acts. */
export function PersonButtons() {
  const { t } = useTranslation('shell');
  const session = useSession();
  const profile = usePreferences(preferences => preferences.profile);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const next = colorScheme === 'dark' ? 'light' : 'dark';
  const change = () => {
    setColorScheme(next);
    void session.setPreferences({ colorScheme: next });
  };
  return (
    <>
      <HeaderButton label={t('colorScheme')} onClick={change}>
        {next === 'dark' ? <IconMoon size={20} /> : <IconSun size={20} />}
      </HeaderButton>
      <UnstyledButton
        aria-label={t('profileChange')}
        onClick={() => session.askForProfile()}
        style={{ display: 'flex', alignItems: 'center', gap: 6, fontSize: '0.8125rem', color: 'var(--ink-soft)' }}
      >
        <IconUser size={18} aria-hidden />
        {profile?.name ?? t('noProfile')}
      </UnstyledButton>
    </>
  );
}
