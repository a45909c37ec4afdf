import { Link } from 'wouter';
import type { DepartmentDetail } from '../api/agreementWorkQueries.ts';
import { StateMark } from '../feedback/StateMark.tsx';
import { publicationPath } from '../publications/links.ts';
import { useHeadingStyles } from '../shell/useHeadingStyles.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { useListStyles } from './useListStyles.ts';

const COLOURS = { open: 'informative', overdue: 'danger', done: 'success', notRelevant: 'subtle', withdrawn: 'subtle' } as const;

/** How far the department has come with what the International Office has sent out, and with announcing its places. */
export function DepartmentPublications({ department: { publications, announcements, asOffice } }: { readonly department: DepartmentDetail }) {
  const styles = useListStyles();
  const headings = useHeadingStyles();
  const { t } = useTexts();
  return (
    <>
      <section>
        <h2 className={headings.part}>{t('department.publications.title')}</h2>
        {publications.length === 0 && <p className={styles.none}>{t('department.publications.none')}</p>}
        <ul className={styles.list}>
          {publications.map(({ id, title, kindText: kind, dueText: day, state, stateText, partners }) => (
            <li key={id} className={styles.item}>
              {asOffice ? (
                <Link href={publicationPath(id)} className={styles.link}>
                  {title}
                </Link>
              ) : (
                <span>{title}</span>
              )}
              <span className={styles.about}>{t('department.publications.due', { kind, day })}</span>
              {partners && <span className={styles.about}>{t('department.publications.partners', partners)}</span>}
              <StateMark appearance="tint" color={COLOURS[state]}>
                {stateText}
              </StateMark>
            </li>
          ))}
        </ul>
      </section>
      {announcements.length > 0 && (
        <section>
          <h2 className={headings.part}>{t('department.announcements.title')}</h2>
          <ul className={styles.list}>
            {announcements.map(({ termCode: term, standingText: standing, overdue }) => (
              <li key={term} className={styles.item}>
                <span>{t('department.announcements.line', { term, standing })}</span>
                {overdue && (
                  <StateMark appearance="tint" color="danger">
                    {t('department.announcements.overdue')}
                  </StateMark>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
