import { makeStyles, tokens } from '@fluentui/react-components';
import { useUnreached } from '../api/queries.ts';
import type { UnreachedPerson } from '../api/types.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { TakeAlong } from '../files/TakeAlong.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { unreachedCsv } from './unreachedCsv.ts';

const useStyles = makeStyles({
  heading: { margin: `${tokens.spacingVerticalXL} 0 ${tokens.spacingVerticalS}`, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, margin: `${tokens.spacingVerticalM} 0 0`, padding: 0, listStyleType: 'none' },
  person: { paddingBottom: tokens.spacingVerticalS, borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, overflowWrap: 'anywhere' },
  mail: { color: tokens.colorNeutralForeground2 },
});

/** Whom a broadcast did not reach, why, and what to do about it. */
export function UnreachedList({ broadcastId, count }: { readonly broadcastId: string; readonly count: number }) {
  const styles = useStyles();
  const { t } = useTexts();
  const query = useUnreached(broadcastId, count);
  return (
    <section aria-labelledby="unreached">
      <h2 id="unreached" className={styles.heading}>
        {t('broadcasts.unreached.title')}
      </h2>
      {query.data ? (
        <Found people={query.data.people} />
      ) : query.error ? (
        <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} />
      ) : (
        <Loading />
      )}
    </section>
  );
}

function Found({ people }: { readonly people: readonly UnreachedPerson[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const csv = () => unreachedCsv(t('broadcasts.unreached.columns').split(', '), people);
  return (
    <>
      <TakeAlong fileName="unreached.csv" csv={csv} />
      <ul className={styles.list}>
        {people.map(({ name, email, reasonText, whatToDo }) => (
          <li key={email} className={styles.person}>
            <strong>{name}</strong> <span className={styles.mail}>{email}</span>
            <br />
            {reasonText} {whatToDo}
          </li>
        ))}
      </ul>
    </>
  );
}
