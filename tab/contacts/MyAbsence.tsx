import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useAbsences, useEndAbsence } from '../api/peopleQueries.ts';
import type { Absences } from '../api/peopleQueries.ts';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { useMessages } from '../feedback/Messages.tsx';
import { StateMark } from '../feedback/StateMark.tsx';
import { ConfirmDialog } from '../forms/ConfirmDialog.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { AbsenceForm } from './AbsenceForm.tsx';

const useStyles = makeStyles({
  intro: { margin: `0 0 ${tokens.spacingVerticalM}`, maxWidth: '640px', color: tokens.colorNeutralForeground2, outlineStyle: 'none' },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, margin: `0 0 ${tokens.spacingVerticalL}`, padding: 0, listStyleType: 'none' },
  one: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    paddingBottom: tokens.spacingVerticalM,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  period: { fontWeight: tokens.fontWeightSemibold },
  cover: { flexBasis: '100%', margin: 0, maxWidth: '640px', color: tokens.colorNeutralForeground2 },
});

const INTRO = 'my-absence';

/** The person's absences, now and coming, and a form for another one. */
export function MyAbsence() {
  const styles = useStyles();
  const { t } = useTexts();
  const query = useAbsences();
  if (!query.data) return query.error ? <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} /> : <Loading />;
  return (
    <>
      <p id={INTRO} tabIndex={-1} className={styles.intro}>
        {t('people.absence.intro')}
      </p>
      {query.data.absences.length > 0 && <Entered absences={query.data.absences} />}
      <AbsenceForm offer={query.data} />
    </>
  );
}

type Absence = Absences['absences'][number];

function Entered({ absences }: { readonly absences: readonly Absence[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const messages = useMessages();
  const end = useEndAbsence();
  const [asked, setAsked] = useState<Absence | null>(null);

  async function go({ id }: Absence): Promise<void> {
    try {
      messages.success((await end.mutateAsync(id)).text);
      // The button that was pressed is gone.
      document.getElementById(INTRO)?.focus();
    } catch {
      // Shown from the mutation.
    }
  }

  return (
    <>
      <ul className={styles.list}>
        {absences.map((absence) => (
          <li key={absence.id} className={styles.one}>
            <StateMark appearance="tint" color={absence.isNow ? 'warning' : 'informative'}>
              {absence.isNow ? t('people.absence.now') : t('people.absence.coming')}
            </StateMark>
            <span className={styles.period}>{absence.periodText}</span>
            <Button size="small" disabledFocusable={end.isPending} onClick={() => setAsked(absence)}>
              {absence.isNow ? t('people.absence.end') : t('people.absence.cancel')}
            </Button>
            <p className={styles.cover}>{absence.coverText}</p>
          </li>
        ))}
      </ul>
      {end.error && <FailureNotice failure={end.error} />}
      <ConfirmDialog
        open={asked !== null}
        title={asked?.isNow ? t('people.absence.endTitle') : t('people.absence.cancelTitle')}
        text={t(asked?.isNow ? 'people.absence.endText' : 'people.absence.cancelText', { period: asked?.periodText ?? '' })}
        action={asked?.isNow ? t('people.absence.end') : t('people.absence.cancel')}
        confirm={() => {
          if (asked) void go(asked);
        }}
        close={() => setAsked(null)}
      />
    </>
  );
}
