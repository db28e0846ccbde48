import { Button } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TABLE_LIMITS } from '../../../core/base';
import { decodeUtf8, parseJson, withinSize } from '../../../core/document';
import type { Register } from '../../../core/library';
import type { RegisterEntry } from '../../../core/model';
import {
  isPartsList,
  PARTS_REGISTER,
  registerFromTable,
  registerTable,
  type TableReading,
  tableOfParts,
} from '../../../core/review';
import { fileNameOf, notifyProblems, useSaveBytes } from '../../actions';
import { useHost } from '../../host';
import { ImportDialog } from './ImportDialog';
import type { Registers } from './useRegisters';

interface CsvButtonsProps {
  readonly all: Registers;
  readonly register: Register;
  readonly entries: readonly RegisterEntry[];
}

/** A register as a table in a file, out and in. */
export function CsvButtons({ all, register, entries }: CsvButtonsProps) {
  const { t } = useTranslation('registers');
  const host = useHost();
  const saveBytes = useSaveBytes();
  const [reading, setReading] = useState<TableReading | null>(null);
  const [busy, setBusy] = useState(false);
  const takesParts = register.id === PARTS_REGISTER;

  const save = async () => {
    const bytes = new TextEncoder().encode(registerTable(all.words, register, entries));
    await saveBytes(bytes, fileNameOf(register.title, 'csv'), t('csvFile'), 'csv');
  };

  const open = async () => {
    const extensions = ['csv', 'tsv', 'txt', ...(takesParts ? ['json'] : [])];
    const file = await host['file.open']({ kinds: [{ label: t(takesParts ? 'partsFile' : 'csvFile'), extensions }] });
    if (!file.ok) return notifyProblems(file.problems);
    if (!file.value) return;
    const { name, bytes } = file.value;
    setBusy(true);
    // Lets the button show that something happens before a long table is read.
    await new Promise(resolve => setTimeout(resolve));
    const size = withinSize(bytes.byteLength, name, { bytes: 4 * TABLE_LIMITS.length, depth: 1, values: 1 });
    const text = size.ok ? decodeUtf8(bytes, name) : size;
    // A list of parts says less of a module than people do, and takes nothing of that away.
    const keepsFilled = text.ok && takesParts && isPartsList(text.value);
    const parts = text.ok && keepsFilled ? parseJson(text.value, name) : null;
    const table = parts === null ? text : parts.ok ? tableOfParts(parts.value, name) : parts;
    const of = { register, entries };
    const read = table.ok ? registerFromTable(all.words, of, { text: table.value, file: name, keepsFilled }) : table;
    setBusy(false);
    if (!read.ok) return notifyProblems(read.problems);
    setReading(read.value);
  };

  return (
    <>
      <Button
        variant="default"
        leftSection={<IconUpload size={16} aria-hidden />}
        loading={busy}
        onClick={() => void open()}
      >
        {t(takesParts ? 'importParts' : 'importCsv')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        disabled={entries.length === 0}
        onClick={() => void save()}
      >
        {t('exportCsv')}
      </Button>
      <ImportDialog register={register} words={all.words} reading={reading} onClose={() => setReading(null)} />
    </>
  );
}
