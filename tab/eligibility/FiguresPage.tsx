import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { DataBarVerticalRegular } from '@fluentui/react-icons/svg/data-bar-vertical';
import { AnswerTimesChart } from '../charts/AnswerTimesChart.tsx';
import { useEligibilityFigures, type Figures } from '../api/admissionsQueries.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { Panel } from '../feedback/Panel.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useFilter } from '../shell/useFilter.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { FiguresTable } from './FiguresTable.tsx';

const useStyles = makeStyles({
  intro: { margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalM}`, maxWidth: '720px', color: tokens.colorNeutralForeground2 },
  note: { margin: `${tokens.spacingVerticalM} 0 0`, maxWidth: '720px', color: tokens.colorNeutralForeground2 },
  filter: { maxWidth: '280px', marginBottom: tokens.spacingVerticalL },
});

/** How fast departments answer Admissions, by term; nothing of single people. */
export function FiguresPage() {
  const styles = useStyles();
  const { t } = useTexts();
  const filter = useFilter<'term'>();
  const term = filter.get('term');
  const query = useEligibilityFigures(term);
  useDocumentTitle(t('tab.figures'));
  return (
    <>
      <PageTitle>{t('tab.figures')}</PageTitle>
      <p className={styles.intro}>{t('admissions.figures.intro')}</p>
      {query.data ? (
        <>
          <StaleNotice query={query} />
          <Found figures={query.data} term={term} show={(shown) => filter.set({ term: shown })} />
        </>
      ) : query.error ? (
        <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} />
      ) : (
        <Loading />
      )}
    </>
  );
}

interface FoundProps {
  readonly figures: Figures;
  readonly term: string;
  readonly show: (term: string) => void;
}

function Found({ figures, term, show }: FoundProps) {
  const styles = useStyles();
  const { t } = useTexts();
  if (figures.terms.length === 0) {
    return (
      <Panel icon={<DataBarVerticalRegular />} level={2} title={t('admissions.figures.none.title')} text={t('admissions.figures.none.text')} />
    );
  }
  return (
    <>
      <Field label={t('admissions.figures.term')} className={styles.filter}>
        <Select value={term} onChange={(_, { value }) => show(value)}>
          <option value="">{t('admissions.figures.allTerms')}</option>
          {figures.terms.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </Select>
      </Field>
      <FiguresTable figures={figures} />
      <AnswerTimesChart figures={figures} />
      <p className={styles.note}>{t('admissions.figures.few', { count: figures.leastAnswered })}</p>
    </>
  );
}
