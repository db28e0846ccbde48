import { Button, Group, Progress, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface UnderwayProps {
  readonly label: string;
  /** What is done, up to 1. */
  readonly share: number;
  readonly cancel: () => void;
}

/** What takes less is not worth a bar that flashes up. */
const NOTICED_MS = 300;

/** Work that goes on elsewhere: how far it is, and a way out. */
export function Underway({ label, share, cancel }: UnderwayProps) {
  const { t: common } = useTranslation('common');
  const [isNoticed, setNoticed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setNoticed(true), NOTICED_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isNoticed) return null;
  return (
    <Group gap="sm" role="status" w="22rem" maw="100%" wrap="nowrap">
      <Text size="sm">{label}</Text>
      <Progress flex="1 1 4rem" miw={80} value={Math.max(10, share * 100)} animated aria-label={label} />
      <Button size="xs" variant="default" onClick={cancel}>
        {common('cancel')}
      </Button>
    </Group>
  );
}
