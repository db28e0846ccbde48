import { useTranslation } from 'react-i18next';
import type { Problem } from '../../core/base';
import { describe } from '../../core/text';
import classes from './meaning.module.css';

const MOST = 10;

/** What is wrong, line by line: place, what it is, what to do. */
export function ProblemLines({ problems }: { readonly problems: readonly Problem[] }) {
  const { t } = useTranslation('packs');
  return (
    <ul className={classes.problems}>
      {problems.slice(0, MOST).map((problem, at) => {
        const { title, remedy } = describe(problem);
        const where = [problem.file, problem.place].filter(part => part !== undefined && part !== '').join(', ');
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is shown as it came
          <li key={at}>
            {where !== '' && <strong>{where}: </strong>}
            {title}. {remedy}
          </li>
        );
      })}
      {problems.length > MOST && <li>{t('more', { count: problems.length - MOST })}</li>}
    </ul>
  );
}
