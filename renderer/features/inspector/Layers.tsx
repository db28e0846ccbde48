import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { plainReader } from '../../../core/changes';
import type { Duty } from '../../../core/drawing';
import type { Share } from '../../../core/model';
import { responsibilityRow } from '../../../core/responsibility';
import { SHARE_LABEL } from '../../../core/text';
import { useTones } from '../../meaning';
import { useLibrary, useOpen, useSession } from '../../session';
import classes from './inspector.module.css';
import { Part } from './Panel';

const BARS = [
  ['C', 'customer'],
  ['Sd', 'shared'],
  ['P', 'provider'],
] as const satisfies readonly (readonly [Share, Duty])[];

/** How many layers are whose duty, as a bar; every layer is in the Responsibility view. */
export function Layers({ subject }: { readonly subject: string }) {
  const { t } = useTranslation('inspector');
  const session = useSession();
  const library = useLibrary();
  const tones = useTones();
  const model = useOpen(open => open.model);
  const index = useOpen(open => open.index);
  const counts = useMemo(() => {
    const { cells } = responsibilityRow({ reader: plainReader(model, index), library }, subject);
    const of = (share: Share) => cells.filter(cell => (cell.share === 'Si' ? 'Sd' : cell.share) === share).length;
    return { C: of('C'), Sd: of('Sd'), P: of('P') };
  }, [model, index, library, subject]);
  if (counts.C + counts.Sd + counts.P === 0) return null;
  return (
    <Part title={t('layers')}>
      <div className={classes.bar}>
        {BARS.map(([share, duty]) =>
          counts[share] === 0 ? null : (
            <span
              key={share}
              style={{ flex: counts[share], background: tones.duty[duty].ground, color: tones.duty[duty].ink }}
              title={`${SHARE_LABEL[share]}: ${counts[share]}`}
            >
              {tones.duty[duty].sign} {counts[share]}
            </span>
          ),
        )}
      </div>
      <Button variant="subtle" size="compact-xs" onClick={() => session.goTo('responsibility', { subject })}>
        {t('layersOpen')}
      </Button>
    </Part>
  );
}
