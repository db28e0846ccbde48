import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  createVocabulary,
  pairInWords,
  printCondition,
  type RuleLine,
  ruleInWords,
  type Threat,
} from '../../../core/library';
import { useLibrary } from '../../session';
import { Fold, Part } from '../../ui';
import classes from './library.module.css';

/** The rule of a threat in words, with what it makes of facts that nobody has given, and in its short notation. */
export function Rule({ threat }: { readonly threat: Threat }) {
  const { t } = useTranslation('library');
  const library = useLibrary();
  const { lines, short } = useMemo(() => {
    const vocabulary = createVocabulary(library);
    return {
      lines: ruleInWords(library, vocabulary, threat.when),
      short: printCondition(threat.when, vocabulary),
    };
  }, [library, threat]);
  return (
    <Part title={t('rule')} hint={t(`asked.${threat.scope}`)}>
      {threat.pair && <p className={classes.prose}>{pairInWords(threat.pair)}</p>}
      <Lines lines={lines} />
      <Fold title={t('notation')}>
        <code className={classes.code}>{short}</code>
      </Fold>
    </Part>
  );
}

function Lines({ lines }: { readonly lines: readonly RuleLine[] }) {
  const { t } = useTranslation('library');
  return (
    <ul className={classes.rule}>
      {lines.map(({ text, unset, parts }) => (
        <li key={text}>
          {text}
          {unset !== null && <span className={classes.soft}> ({t(`unset.${unset}`)})</span>}
          {parts.length > 0 && <Lines lines={parts} />}
        </li>
      ))}
    </ul>
  );
}
