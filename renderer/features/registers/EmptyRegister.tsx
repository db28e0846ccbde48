import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Register } from '../../../core/library';
import type { CellWords } from '../../../core/review';
import { exampleOf } from './lines';
import classes from './registers.module.css';

interface EmptyRegisterProps {
  readonly register: Register;
  readonly words: CellWords;
  readonly onAdd: () => void;
}

/** Why the register is worth keeping, and what a line of it could look like. */
export function EmptyRegister({ register, words, onAdd }: EmptyRegisterProps) {
  const { t } = useTranslation('registers');
  const columns = register.fields.filter(field => field.column);
  return (
    <section className={classes.empty} aria-label={t('emptyTitle')}>
      <h3>{t('emptyTitle')}</h3>
      <p>{register.why}</p>
      <div className={classes.ghostFrame}>
        <table className={classes.ghost}>
          <caption>{t('example')}</caption>
          <thead>
            <tr>
              {columns.map(field => (
                <th key={field.id} scope="col">
                  {field.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              {columns.map(field => (
                <td key={field.id}>{exampleOf(words, field)}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={onAdd}>
        {t('add', { line: register.line })}
      </Button>
    </section>
  );
}
