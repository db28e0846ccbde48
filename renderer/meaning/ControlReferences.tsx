import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Control } from '../../core/library';
import { useLibrary } from '../session';
import classes from './meaning.module.css';

/** What other catalogues call a control. */
export function ControlReferences({ control }: { readonly control: Control }) {
  const { t } = useTranslation('controls');
  const library = useLibrary();
  return (
    <>
      <Text size="sm" fw={600} mt={4}>
        {t('nist')}
      </Text>
      <ul className={classes.plain}>
        {control.nist80053r5.map(id => (
          <li key={id}>
            {id} {library.nistControls.get(id)?.title}
          </li>
        ))}
      </ul>
      <Text size="sm" fw={600} mt={4}>
        {t('ccm')}
      </Text>
      <Text size="sm">{control.ccm41.join(', ')}</Text>
    </>
  );
}
