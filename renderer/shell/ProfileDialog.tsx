import { Button, Group, Modal, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences, useSession, useView } from '../session';

const ROLES = ['Security', 'Development', 'Operations', 'Architecture', 'Risk owner', 'Business', 'Audit'];

/** Asked for when the first decision needs a name on it, and whenever somebody wants to change it. */
export function ProfileDialog() {
  const { t } = useTranslation('shell');
  const { t: common } = useTranslation('common');
  const session = useSession();
  const asked = useView(view => view.profileAsked);
  const profile = usePreferences(preferences => preferences.profile);
  const form = useForm({ initialValues: { name: '', roles: [] as string[] } });
  const { setValues } = form;
  const [listed, setListed] = useState(false);
  useEffect(() => {
    if (asked) setValues({ name: profile?.name ?? '', roles: [...(profile?.roles ?? [])] });
  }, [asked, profile, setValues]);
  return (
    <Modal
      opened={asked}
      onClose={() => session.dropProfileRequest()}
      title={t('profileTitle')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form
        onSubmit={form.onSubmit(({ name, roles }) => {
          if (name.trim() !== '') void session.setProfile({ name: name.trim(), roles });
        })}
      >
        <Stack gap="md">
          <Text size="sm">{t('profileWhy')}</Text>
          <TextInput label={t('profileName')} required data-autofocus {...form.getInputProps('name')} />
          <TagsInput
            label={t('profileRoles')}
            description={t('profileRolesHint')}
            data={ROLES}
            // The list may lie over the button that goes on: it is there for one role at a time.
            comboboxProps={{ position: 'top' }}
            dropdownOpened={listed}
            onDropdownOpen={() => setListed(true)}
            onDropdownClose={() => setListed(false)}
            value={form.values.roles}
            onChange={roles => {
              form.setFieldValue('roles', roles);
              setListed(false);
            }}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => session.dropProfileRequest()}>
              {common('cancel')}
            </Button>
            <Button type="submit">{t('profileSave')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
