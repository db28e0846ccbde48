import { UnstyledButton } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { plainReader } from '../../../core/changes';
import {
  UPKEEP_SIDES,
  UPKEEP_STATES,
  type Upkeep,
  type UpkeepSide,
  type UpkeepState,
  upkeep,
  upkeepAnswers,
} from '../../../core/controls';
import { UPKEEP_STATE_LABEL } from '../../../core/text';
import { useLibrary, useOpen, useSession } from '../../session';
import shared from './responsibility.module.css';
import classes from './upkeep.module.css';

/** What a number of the tables counts: an aspect in a state, or all the gaps of a side. */
export interface UpkeepPlace {
  readonly side: UpkeepSide;
  readonly aspect: string;
  readonly state: UpkeepState;
}

interface UpkeepViewProps {
  readonly all: Readonly<Record<UpkeepSide, Upkeep>>;
  readonly place: UpkeepPlace | null;
  readonly onPlace: (place: UpkeepPlace) => void;
}

export function useUpkeep() {
  const library = useLibrary();
  const model = useOpen(open => open.model);
  const index = useOpen(open => open.index);
  const all = useMemo(() => upkeep({ reader: plainReader(model, index), library }), [model, index, library]);
  const [place, setPlace] = useState<UpkeepPlace | null>(null);
  return { all, place, setPlace };
}

/** How assets are managed and watched: numbers of assets by aspect and state; each opens the assets that it counts. */
export function UpkeepView({ all, place, onPlace }: UpkeepViewProps) {
  const { t } = useTranslation('responsibility');
  return (
    <div className={shared.table1Box}>
      <p className={classes.intro}>{t('upkeep.intro')}</p>
      {UPKEEP_SIDES.map(side => (
        <table key={side} className={classes.table}>
          <caption>{t(`upkeep.${side}`)}</caption>
          <thead>
            <tr>
              <th scope="col">{t('upkeep.aspect')}</th>
              {UPKEEP_STATES.map(state => (
                <th key={state} scope="col">
                  {UPKEEP_STATE_LABEL[state]}
                </th>
              ))}
              <th scope="col">{t('upkeep.of')}</th>
            </tr>
          </thead>
          <tbody>
            {all[side].aspects.map(aspect => (
              <tr key={aspect.id}>
                <th scope="row">{aspect.name}</th>
                {UPKEEP_STATES.map(state => {
                  const count = aspect.by[state].length;
                  const isHere = place?.side === side && place.aspect === aspect.id && place.state === state;
                  return (
                    <td key={state}>
                      {count > 0 && (
                        <button
                          type="button"
                          aria-pressed={isHere}
                          aria-label={t('upkeep.cell', {
                            aspect: aspect.name,
                            state: UPKEEP_STATE_LABEL[state],
                            count,
                          })}
                          onClick={() => onPlace({ side, aspect: aspect.id, state })}
                        >
                          {count}
                        </button>
                      )}
                    </td>
                  );
                })}
                <td>{aspect.all}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

/** The assets behind a number; without one, the gaps by name. */
export function UpkeepPanel({ all, place }: Pick<UpkeepViewProps, 'all' | 'place'>) {
  const { t } = useTranslation('responsibility');
  const model = useOpen(open => open.model);
  const aspect = place && all[place.side].aspects.find(one => one.id === place.aspect);
  if (place && aspect) {
    const title = t('upkeep.behind', { aspect: aspect.name, state: UPKEEP_STATE_LABEL[place.state] });
    const lines = aspect.by[place.state].map(id => ({ id, name: model.elements.get(id)?.name ?? '', detail: '' }));
    return <Assets title={title} lines={lines} nothing={t('upkeep.noneLeft')} />;
  }
  return UPKEEP_SIDES.map(side => {
    const lines = all[side].gaps.map(({ id, name, short }) => ({ id, name, detail: short.join(', ') }));
    const { unknown, all: asked } = upkeepAnswers(all[side]);
    const missing = unknown === 0 ? '' : t('upkeep.missing', { count: unknown, asked });
    const nothing = t(unknown < asked ? 'upkeep.noGaps' : 'upkeep.nothingKnown');
    return <Assets key={side} title={t(`upkeep.gaps.${side}`)} lines={lines} nothing={nothing} missing={missing} />;
  });
}

interface AssetsProps {
  readonly title: string;
  readonly lines: readonly { readonly id: string; readonly name: string; readonly detail: string }[];
  readonly nothing: string;
  /** How much is not known, where that matters. */
  readonly missing?: string;
}

function Assets({ title, lines, nothing, missing = '' }: AssetsProps) {
  const { t } = useTranslation('common');
  const session = useSession();
  return (
    <section aria-label={title} className={classes.panel}>
      <h3>{title}</h3>
      {lines.length === 0 && <p>{nothing}</p>}
      {missing !== '' && <p>{missing}</p>}
      <ul className={shared.places}>
        {lines.map(({ id, name, detail }) => (
          <li key={id}>
            <UnstyledButton
              className={shared.placeButton}
              title={t('showOnDiagram')}
              onClick={() => session.reveal(id)}
            >
              {name}
              {detail !== '' && <small>{detail}</small>}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
