import { Link } from 'wouter';
import { useImports, type Imports } from '../api/importsQueries.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { importLinkId, importPath } from '../shell/paths.ts';
import { useFocusFromTrail } from '../shell/trail.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { ImportHistory } from './ImportHistory.tsx';
import { useImportStyles } from './importStyles.ts';
import { NewImport } from './NewImport.tsx';

/** Files are read in here, and what was read in is taken back: for the International Office and administrators. */
export function ImportsPage() {
  const { t } = useTexts();
  const query = useImports();
  useDocumentTitle(t('tab.imports'));
  return (
    <>
      <PageTitle>{t('tab.imports')}</PageTitle>
      {query.data ? (
        <>
          <StaleNotice query={query} />
          <Found imports={query.data} />
        </>
      ) : query.error ? (
        <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} />
      ) : (
        <Loading />
      )}
    </>
  );
}

function Found({ imports }: { readonly imports: Imports }) {
  const styles = useImportStyles();
  const { t } = useTexts();
  useFocusFromTrail(true);
  return (
    <>
      <p className={styles.intro}>{t('imports.intro', { days: imports.undoDays })}</p>
      <NewImport imports={imports} />
      {imports.open.length > 0 && (
        <section className={styles.section} aria-labelledby="open-previews">
          <h2 id="open-previews" className={styles.heading}>
            {t('imports.open.title')}
          </h2>
          <ul className={styles.list}>
            {imports.open.map(({ id, fileName, kindText, createdText, expiresText }) => (
              <li key={id} className={styles.card}>
                <h3 className={styles.title}>
                  <Link id={importLinkId(id)} href={importPath(id)} className={styles.link}>
                    {fileName}
                  </Link>
                </h3>
                <p className={styles.quiet}>{t('imports.open.item', { kind: kindText, when: createdText, until: expiresText })}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <ImportHistory history={imports.history} />
    </>
  );
}
