import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';

interface FilterMenuProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly chosen: readonly Value[];
  readonly onChange: (chosen: readonly Value[]) => void;
}

/** A filter that takes no more room than its name: a button that opens a list of choices; none chosen lets everything through. */
export function FilterMenu<Value extends string>({ label, options, chosen, onChange }: FilterMenuProps<Value>) {
  const told = options.filter(option => chosen.includes(option.value)).map(option => option.label);
  return (
    <Popover position="bottom-start" withinPortal shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant={chosen.length > 0 ? 'light' : 'default'}
          size="xs"
          fw={500}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {told.length === 0 ? label : `${label}: ${told.length > 2 ? told.length : told.join(', ')}`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="sm">
        <Checkbox.Group
          aria-label={label}
          value={[...chosen]}
          onChange={values => onChange(options.map(option => option.value).filter(value => values.includes(value)))}
        >
          <Stack gap="xs">
            {options.map(option => (
              <Checkbox key={option.value} size="xs" value={option.value} label={option.label} />
            ))}
          </Stack>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}
