import { Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ClassChip } from '../../meaning';
import { useLibrary } from '../../session';
import { Card, Draft } from '../../ui';
import classes from './policy.module.css';
import { useChangePolicy, usePolicy } from './usePolicy';

/** The classification scheme: the library's classes by the names that people here use. */
export function Classes() {
  const { t } = useTranslation('policy');
  const info = usePolicy();
  const library = useLibrary();
  const change = useChangePolicy();
  const set = (id: string, name: string) => {
    const { [id]: _, ...others } = info.classNames;
    change({ classNames: name.trim() === '' ? others : { ...others, [id]: name.trim() } });
  };
  return (
    <Card title={t('classes')} intro={t('classesIntro')}>
      <Stack gap={4}>
        {[...library.dataClasses.values()].map(one => (
          <div key={one.id} className={classes.line}>
            <ClassChip id={one.id} />
            <Draft value={info.classNames[one.id] ?? ''} onKeep={name => set(one.id, name)}>
              {field => <TextInput aria-label={one.name} placeholder={one.name} size="sm" {...field} />}
            </Draft>
          </div>
        ))}
      </Stack>
    </Card>
  );
}
