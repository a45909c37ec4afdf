import { createFocusOutlineStyle, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { HourglassRegular } from '@fluentui/react-icons/svg/hourglass';
import { PersonRegular } from '@fluentui/react-icons/svg/person';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import { Link } from 'wouter';
import type { QueuedRequest } from '../api/admissionsQueries.ts';
import { StateMark } from '../feedback/StateMark.tsx';
import { hoverStyle } from '../shell/hoverStyle.ts';
import { NARROW } from '../shell/narrow.ts';
import { taskPath } from '../shell/paths.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { BETWEEN } from '../texts/between.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 280px)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ...hoverStyle,
    ...createFocusOutlineStyle({ style: { outlineOffset: '-2px' } }),
    [`@media ${NARROW}`]: { gridTemplateColumns: 'minmax(0, 1fr)', padding: tokens.spacingHorizontalM },
  },
  title: { display: 'block', fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  line: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  stands: { gridColumn: '1 / -1', color: tokens.colorNeutralForeground1 },
  side: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-end',
    gap: tokens.spacingVerticalXS,
    textAlign: 'right',
    [`@media ${NARROW}`]: { alignItems: 'flex-start', textAlign: 'left' },
  },
  late: { color: tokens.colorStatusDangerForeground3, fontWeight: tokens.fontWeightSemibold },
  lateIcon: { verticalAlign: '-2px', marginRight: tokens.spacingHorizontalXS },
});

interface QueueRowProps {
  readonly request: QueuedRequest;
  readonly workingTime: (minutes: number) => string;
}

/** One question: what was asked of whom, how long they have had it, and what happens next. */
export function QueueRow({ request, workingTime }: QueueRowProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const { state, overdue, standsStill } = request;
  return (
    <Link href={taskPath(request.taskId)} className={styles.row}>
      <span>
        <span className={styles.title}>
          {request.caseReference}: {request.course}
        </span>
        <span className={styles.line}>
          {request.departmentText}{BETWEEN}{request.term}{BETWEEN}{t('admissions.queue.asked', { when: request.createdText })}
        </span>
        {state === 'open' && request.askedOf.length > 0 && (
          <span className={styles.line}>{t('admissions.queue.askedOf', { names: request.askedOf.join(', ') })}</span>
        )}
      </span>
      <span className={styles.side}>
        <QueueState request={request} />
        {state === 'open' && (
          <span className={mergeClasses(styles.line, overdue && styles.late)}>
            {overdue && <WarningFilled aria-hidden className={styles.lateIcon} />}
            {t(overdue ? 'admissions.queue.late' : 'admissions.queue.due', { when: request.dueText })}
          </span>
        )}
        {state !== 'cancelled' && (
          <span className={styles.line}>{t('admissions.queue.age', { time: workingTime(request.ageMinutes) })}</span>
        )}
      </span>
      {standsStill && (
        <span className={mergeClasses(styles.line, styles.stands)}>
          {t('admissions.queue.stands', { why: standsStill.why, when: standsStill.sinceText })}
        </span>
      )}
    </Link>
  );
}

/** How it stands, in words and with a sign of its own: the colour only helps. */
function QueueState({ request }: { readonly request: QueuedRequest }) {
  const { t } = useTexts();
  switch (request.state) {
    case 'awaitingRequester':
      return (
        <StateMark appearance="tint" color="brand" icon={<PersonRegular />}>
          {t('admissions.queue.yourTurn')}
        </StateMark>
      );
    case 'done':
      return (
        <StateMark
          appearance="tint"
          color={request.verdict === 'notEligible' ? 'warning' : 'success'}
          icon={request.verdict === 'notEligible' ? <DismissRegular /> : <CheckmarkRegular />}
        >
          {request.verdictText ?? request.stateText}
        </StateMark>
      );
    case 'open':
    case 'cancelled':
      return (
        <StateMark appearance="outline" color="informative" icon={request.state === 'open' ? <HourglassRegular /> : <DismissRegular />}>
          {request.stateText}
        </StateMark>
      );
  }
}
