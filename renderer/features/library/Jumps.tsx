import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LibraryTab, useSession } from '../../session';
import classes from './library.module.css';

const FIRST = 8;

interface JumpsProps {
  readonly tab: LibraryTab;
  readonly to: readonly { readonly id: string; readonly title: string }[];
}

/** Other entries of the library that one can go to; the first few, and all when asked. */
export function Jumps({ tab, to }: JumpsProps) {
  const session = useSession();
  return <Links to={to} onGo={id => session.showInLibrary({ tab, id })} />;
}

interface LinksProps {
  readonly to: JumpsProps['to'];
  readonly onGo: (id: string) => void;
}

/** Titles that lead somewhere. */
export function Links({ to, onGo }: LinksProps) {
  const { t } = useTranslation('library');
  const [isWhole, showWhole] = useState(false);
  const shown = isWhole || to.length <= FIRST + 1 ? to : to.slice(0, FIRST);
  return (
    <>
      <ul className={classes.links}>
        {shown.map(({ id, title }) => (
          <li key={id}>
            <UnstyledButton className={classes.link} onClick={() => onGo(id)}>
              {title}
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {shown.length < to.length && (
        <div>
          <Button size="compact-xs" variant="subtle" onClick={() => showWhole(true)}>
            {t('more', { count: to.length - shown.length })}
          </Button>
        </div>
      )}
    </>
  );
}
