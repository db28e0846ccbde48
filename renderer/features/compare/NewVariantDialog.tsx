import { Button, Checkbox, Group, Modal, ScrollArea, Select, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ElementId, SERVICE_MODELS, type ServiceModel } from '../../../core/model';
import { type Runnable, runnables } from '../../../core/review';
import { SERVICE_MODEL_LABEL } from '../../../core/text';
import { notifyProblems } from '../../actions';
import { useLibrary, useRow, useSession } from '../../session';

interface DialogProps {
  readonly onClose: () => void;
  readonly onMade: () => void;
}

/** Asks in which other way which elements are to be run, and makes the variant. */
export function NewVariantDialog({ onClose, onMade }: DialogProps) {
  const { t } = useTranslation('compare');
  const { t: common } = useTranslation('common');
  const session = useSession();
  const library = useLibrary();
  const project = useRow('project', 'project')?.name ?? '';
  const model = session.lastOpen?.model;
  const all = useMemo(() => (model ? runnables(library, model) : []), [library, model]);
  const [target, setTarget] = useState<ServiceModel>('paas');
  const [typed, setTyped] = useState<string | null>(null);
  const [own, setOwn] = useState<ReadonlySet<ElementId> | null>(null);
  const [busy, setBusy] = useState(false);
  const can = all.filter(one => one.model !== target);
  const chosen = can.filter(one => (own ? own.has(one.id) : one.movable)).map(one => one.id);
  const name = typed ?? t('variant.nameOf', { project, model: SERVICE_MODEL_LABEL[target] });
  const toggle = (id: ElementId) => {
    const now = new Set(chosen);
    if (!now.delete(id)) now.add(id);
    setOwn(now);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const made = await session.office.createVariant({ name: name.trim(), serviceModel: target, elements: chosen });
    setBusy(false);
    if (!made.ok) return notifyProblems(made.problems);
    notifications.show({ message: t('variant.made', { name: name.trim() }), autoClose: 5000 });
    onMade();
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t('variant.make')} closeButtonProps={{ 'aria-label': common('close') }}>
      <form onSubmit={event => void submit(event)}>
        <Stack gap="sm">
          <Text size="sm" c="var(--ink-soft)">
            {t('variant.explain')}
          </Text>
          <Select
            label={t('variant.runAs')}
            data={SERVICE_MODELS.map(value => ({ value, label: SERVICE_MODEL_LABEL[value] }))}
            value={target}
            allowDeselect={false}
            onChange={value => setTarget(SERVICE_MODELS.find(one => one === value) ?? target)}
          />
          <TextInput
            label={t('variant.name')}
            maxLength={200}
            value={name}
            onChange={event => setTyped(event.currentTarget.value)}
          />
          <Elements all={can} chosen={chosen} onToggle={toggle} />
        </Stack>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={name.trim() === '' || chosen.length === 0}>
            {t('variant.create')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

interface ElementsProps {
  readonly all: readonly Runnable[];
  readonly chosen: readonly ElementId[];
  readonly onToggle: (id: ElementId) => void;
}

function Elements({ all, chosen, onToggle }: ElementsProps) {
  const { t } = useTranslation('compare');
  if (all.length === 0) return <Text size="sm">{t('variant.none')}</Text>;
  return (
    <Checkbox.Group label={t('variant.elements')} description={t('variant.elementsHint')} value={[...chosen]}>
      <ScrollArea.Autosize mah={260} mt="xs" type="auto">
        <Stack gap={8}>
          {all.map(({ id, name, model }) => (
            <Checkbox
              key={id}
              value={id}
              label={t('variant.element', {
                name: name.trim() === '' ? t('unnamed') : name,
                model: model ? SERVICE_MODEL_LABEL[model] : t('notKnown'),
              })}
              onChange={() => onToggle(id)}
            />
          ))}
        </Stack>
      </ScrollArea.Autosize>
    </Checkbox.Group>
  );
}
