import { Button, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface NameDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly button: string;
  /** What stands in the field at first. */
  readonly name?: string;
  readonly onName: (name: string) => Promise<void>;
}

/** Asks for the name of a project. */
export function NameDialog({ opened, onClose, title, button, name = '', onName }: NameDialogProps) {
  const { t } = useTranslation('start');
  const { t: common } = useTranslation('common');
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': common('close') }}>
      <NameForm
        label={t('nameLabel')}
        placeholder={t('namePlaceholder')}
        button={button}
        name={name}
        onClose={onClose}
        onName={onName}
      />
    </Modal>
  );
}

type FormProps = Pick<NameDialogProps, 'button' | 'onClose' | 'onName'> & {
  readonly label: string;
  readonly placeholder: string;
  readonly name: string;
};

function NameForm({ label, placeholder, button, name, onClose, onName }: FormProps) {
  const { t: common } = useTranslation('common');
  const [typed, setTyped] = useState(name);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() === '') return;
    await onName(typed.trim());
    onClose();
  };
  return (
    <form onSubmit={event => void submit(event)}>
      <TextInput
        label={label}
        placeholder={placeholder}
        data-autofocus
        maxLength={200}
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {common('cancel')}
        </Button>
        <Button type="submit" disabled={typed.trim() === ''}>
          {button}
        </Button>
      </Group>
    </form>
  );
}
