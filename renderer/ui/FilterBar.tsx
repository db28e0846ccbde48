import { ActionIcon, Group, Select, TextInput, Tooltip } from '@mantine/core';
import { IconFilterOff, IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface FilterBarProps {
  readonly label: string;
  readonly words: { readonly search: string; readonly clear: string };
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Whether there is anything to clear. */
  readonly filtered: boolean;
  readonly onClear: () => void;
  /** The other filters. */
  readonly children: ReactNode;
}

/** What a list is narrowed by: words first, then choices, and one button that clears all of it. */
export function FilterBar({ label, words, text, onText, filtered, onClear, children }: FilterBarProps) {
  return (
    <Group gap="xs" role="search" aria-label={label}>
      <TextInput
        aria-label={words.search}
        placeholder={words.search}
        leftSection={<IconSearch size={16} />}
        value={text}
        onChange={event => onText(event.currentTarget.value)}
        miw={120}
        maw={190}
        style={{ flex: '1 1 120px' }}
      />
      {children}
      <Tooltip label={words.clear}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={words.clear}
          disabled={!filtered}
          onClick={onClear}
        >
          <IconFilterOff size={16} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}

/** So many of a long list are offered before somebody types. */
const MOST = 100;

interface FilterChoiceProps<Value extends string> {
  readonly label: string;
  /** What stands there while nothing is chosen. */
  readonly any: string;
  readonly width: number;
  readonly data: readonly { readonly value: Value; readonly label: string }[];
  /** For long lists. */
  readonly searchable?: boolean;
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
}

/** One choice in a filter bar. */
export function FilterChoice<Value extends string>(props: FilterChoiceProps<Value>) {
  const { label, any, width, data, searchable = false, value, onChange } = props;
  return (
    <Select
      aria-label={label}
      placeholder={any}
      clearable
      searchable={searchable}
      limit={MOST}
      w={width}
      data={data}
      value={value}
      onChange={onChange}
    />
  );
}
