import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FileFormat } from '../worker';

interface FileMenuProps {
  readonly onSave: (format: FileFormat) => Promise<void>;
  /** How each format is called here. */
  readonly words: Readonly<Record<FileFormat, string>>;
  /** Asks for a file and opens it, where that can be done. */
  readonly open?: { readonly label: string; readonly onChoose: () => Promise<void> };
}

/** A document and its files: saved to one, opened from one. */
export function FileMenu({ onSave, words, open }: FileMenuProps) {
  const { t } = useTranslation('shell');
  const label = t(open ? 'file' : 'saveToFile');
  return (
    <Menu position="bottom-end" withArrow>
      <Menu.Target>
        <Tooltip label={label}>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label}>
            <IconDeviceFloppy size={20} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void onSave('json')}>{words.json}</Menu.Item>
        <Menu.Item onClick={() => void onSave('zip')}>{words.zip}</Menu.Item>
        {open && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => void open.onChoose()}>{open.label}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
