import type { RegisterField } from '../../../core/library';
import type { RegisterEntry } from '../../../core/model';
import type { Registers } from './useRegisters';

/** What an input of a field is given, whatever the field's kind. */
export interface FieldInputProps {
  readonly all: Registers;
  readonly entry: RegisterEntry;
  readonly field: RegisterField;
  /** Whether it takes the keyboard when it appears. */
  readonly first: boolean;
  readonly onChoose: (id: string) => void;
}
