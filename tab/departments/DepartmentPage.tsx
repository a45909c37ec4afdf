import { makeStyles, tokens } from '@fluentui/react-components';
import { useDepartment } from '../api/agreementWorkQueries.ts';
import type { DepartmentDetail } from '../api/agreementWorkQueries.ts';
import { isGone } from '../api/failures.ts';
import { useMe } from '../api/queries.ts';
import { ContactList } from '../contacts/ContactList.tsx';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { isFor } from '../shell/audience.ts';
import { BackLink } from '../shell/BackLink.tsx';
import { NoSuchItem } from '../shell/NoSuchItem.tsx';
import { ItemTitle } from '../shell/PageTitle.tsx';
import { departmentLinkId, PATHS } from '../shell/paths.ts';
import { useFocusFromTrail, useTrail } from '../shell/trail.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useHeadingStyles } from '../shell/useHeadingStyles.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { DepartmentAgreements } from './DepartmentAgreements.tsx';
import { DepartmentLoans } from './DepartmentLoans.tsx';
import { DepartmentPublications } from './DepartmentPublications.tsx';
import { DepartmentTasks } from './DepartmentTasks.tsx';
import { Missed } from './Missed.tsx';

const useStyles = makeStyles({
  about: { margin: `0 0 ${tokens.spacingVerticalM}`, color: tokens.colorNeutralForeground2 },
});

/** How one department stands: for the International Office, and for whoever stands behind it. */
export function DepartmentPage({ departmentId }: { readonly departmentId: string }) {
  const { t } = useTexts();
  const { from } = useTrail();
  const me = useMe();
  const query = useDepartment(departmentId);
  const gone = isGone(query.error);
  useDocumentTitle(gone ? t('department.notFound.title') : (query.data?.name ?? t('tab.departments')));
  const toDepartments = from !== 'contacts' && me.data !== undefined && isFor(me.data, 'office');
  const list = toDepartments ? ({ to: PATHS.departments, label: t('tab.departments') } as const) : ({ to: PATHS.contacts, label: t('department.backToContacts') } as const);
  return (
    <>
      <BackLink {...list} focus={departmentLinkId(departmentId)} />
      {gone ? (
        <NoSuchItem title={t('department.notFound.title')} text={t('department.notFound.text')} to={PATHS.contacts} label={t('department.notFound.all')} />
      ) : query.data ? (
        <>
          <StaleNotice query={query} />
          <Shown department={query.data} />
        </>
      ) : query.error ? (
        <FailurePanel error={query.error} retry={() => void query.refetch()} level={1} />
      ) : (
        <Loading />
      )}
    </>
  );
}

function Shown({ department }: { readonly department: DepartmentDetail }) {
  const styles = useStyles();
  const headings = useHeadingStyles();
  const { t } = useTexts();
  const { name, facultyName: faculty, code } = department;
  // Coming back from one of its agreements one stands on that agreement again.
  useFocusFromTrail(true);
  return (
    <article>
      <ItemTitle>{name}</ItemTitle>
      <p className={styles.about}>{faculty === name ? code : t('department.facultyAndCode', { faculty, code })}</p>
      <Missed department={department} />
      <h2 className={headings.part}>{t('department.people')}</h2>
      <ContactList contacts={department.contacts} gapText={department.gapText} />
      <DepartmentTasks department={department} />
      <DepartmentAgreements department={department} />
      <DepartmentPublications department={department} />
      <DepartmentLoans loans={department.loans} />
    </article>
  );
}
