import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type AssetType, propertiesOf, tagWords, threatsOfType } from '../../../core/library';
import type { ServiceModel } from '../../../core/model';
import { layersFor, shareOfType } from '../../../core/responsibility';
import { SERVICE_MODEL_LABEL } from '../../../core/text';
import { Glyph, ShareChip, subjectName } from '../../meaning';
import { useLibrary, useOpen, useSession } from '../../session';
import { Fold, Part } from '../../ui';
import { Details } from './Details';
import { EntryActions } from './EntryActions';
import { Jumps, Links } from './Jumps';
import classes from './library.module.css';
import { MAKERS } from './lines';

/** More names than these are folded away. */
const FEW_NAMES = 12;

/** One type of element: what it is, what is of it here, who runs it, what can be said about it and what threatens it. */
export function TypeDetails({ type, ids }: { readonly type: AssetType; readonly ids: readonly string[] }) {
  const { t } = useTranslation('library');
  const also = [...type.formerNames, ...type.synonyms];
  const makers = MAKERS.filter(one => type.names[one].length > 0);
  return (
    <Details title={type.name} badges={[type.category]} sign={<Glyph type={type.id} kind={type.kind} size={22} />}>
      {type.tags.length > 0 && (
        <Part title={t('what')}>
          <ul className={classes.tags}>
            {type.tags.map(tag => (
              <li key={tag}>{tagWords(tag)}</li>
            ))}
          </ul>
        </Part>
      )}
      <EntryActions content="types" id={type.id} title={type.name} />
      <Project ids={ids} />
      {also.length > 0 && (
        <Part title={t('calledAlso')}>
          {also.length <= FEW_NAMES ? (
            <p className={classes.prose}>{also.join(', ')}</p>
          ) : (
            <Fold title={t('names', { count: also.length })}>
              <p className={classes.prose}>{also.join(', ')}</p>
            </Fold>
          )}
        </Part>
      )}
      {makers.length > 0 && (
        <Part title={t('products')}>
          <dl className={classes.pairs}>
            {makers.map(one => (
              <div key={one}>
                <dt>{t(`platform.${one}`)}</dt>
                <dd>{type.names[one].join(', ')}</dd>
              </div>
            ))}
          </dl>
        </Part>
      )}
      <Threats type={type} />
      <Responsible type={type} />
      <Sayable type={type} />
    </Details>
  );
}

function Project({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useTranslation('library');
  const session = useSession();
  const model = useOpen(open => open.model);
  const to = ids
    .map(id => ({ id, title: subjectName(model, id) || t('unnamed') }))
    .sort((a, b) => a.title.localeCompare(b.title));
  return (
    <Part title={t('here')}>
      {to.length === 0 ? (
        <p className={classes.soft}>{t('noElements')}</p>
      ) : (
        <Links to={to} onGo={id => session.reveal(id)} />
      )}
    </Part>
  );
}

function Threats({ type }: { readonly type: AssetType }) {
  const { t } = useTranslation('library');
  const library = useLibrary();
  const { element, flow } = useMemo(() => threatsOfType(library, type), [library, type]);
  return (
    <>
      <Part title={t('threatsOfType')} hint={element.length > 0 ? t('facts') : t('noThreats')}>
        {element.length > 0 && <Jumps tab="threats" to={element} />}
      </Part>
      {flow.length > 0 && (
        <Part title={t('threatsOfFlows')}>
          <Jumps tab="threats" to={flow} />
        </Part>
      )}
    </>
  );
}

/** What runs on something that nobody has named yet is taken for a machine in the cloud. */
function usualModel({ serviceModel }: AssetType): ServiceModel {
  if (serviceModel === 'by-host') return 'iaas';
  return serviceModel === 'na' ? 'onprem' : serviceModel;
}

/** Who has which layer where nobody has said otherwise. */
function Responsible({ type }: { readonly type: AssetType }) {
  const { t } = useTranslation('library');
  const library = useLibrary();
  const model = usualModel(type);
  const layers = useMemo(
    () =>
      layersFor(library, type).flatMap(layer => {
        const share = shareOfType(library, layer.id, model, type);
        return share === null || share === 'n/a' ? [] : [{ ...layer, share }];
      }),
    [library, type, model],
  );
  if (type.serviceModel === 'na')
    return (
      <Part title={t('responsibility')}>
        <p className={classes.soft}>{t('runsNa')}</p>
      </Part>
    );
  return (
    <Part title={t('responsibility')}>
      {type.serviceModel === 'by-host' && <p className={classes.soft}>{t('runsByHost')}</p>}
      <p className={classes.prose}>{t('runsAs', { model: SERVICE_MODEL_LABEL[model] })}</p>
      <Fold title={t('layers')}>
        <ul className={classes.layers}>
          {layers.map(({ id, name, share }) => (
            <li key={id}>
              <span>{name}</span>
              <ShareChip share={share} />
            </li>
          ))}
        </ul>
      </Fold>
    </Part>
  );
}

/** The properties it has, each with its question and the answers there are. */
function Sayable({ type }: { readonly type: AssetType }) {
  const { t } = useTranslation('library');
  const library = useLibrary();
  const properties = propertiesOf(library, type.id);
  const groups = [...new Set(properties.map(one => one.group))];
  return (
    <Part title={t('properties')}>
      <Fold title={t('propertiesCount', { count: properties.length })}>
        {groups.map(group => (
          <div key={group}>
            <p className={classes.soft}>{group}</p>
            <dl className={classes.pairs}>
              {properties
                .filter(one => one.group === group)
                .map(({ id, name, question, values, valueNames, default: usual }) => (
                  <div key={id}>
                    <dt title={question}>{name}</dt>
                    <dd>
                      {values.length > 0 ? values.map(value => valueNames[value] ?? value).join(', ') : question}
                      {usual !== null && (
                        <span className={classes.soft}> ({t('usual', { value: valueNames[usual] ?? usual })})</span>
                      )}
                    </dd>
                  </div>
                ))}
            </dl>
          </div>
        ))}
      </Fold>
    </Part>
  );
}
