import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import { Link } from 'wouter';
import type { ForecastMessage } from '../api/calmQueries.ts';
import { taskPath } from '../shell/paths.ts';
import { surface } from '../shell/surface.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { BETWEEN } from '../texts/between.ts';
import { useNow } from '../time/NowProvider.tsx';
import { dayOfYear, daysBetween, weekday } from '../time/stockholm.ts';
import type { Day } from './days.ts';

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, margin: `${tokens.spacingVerticalS} 0 0`, padding: 0, listStyleType: 'none' },
  message: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalL}`,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    ...surface,
    overflowWrap: 'anywhere',
    '@media (min-width: 640px)': { gridTemplateColumns: '56px minmax(0, 1fr)' },
  },
  calendar: { backgroundColor: tokens.colorNeutralBackground3 },
  time: { fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightSemibold },
  to: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS, margin: 0, fontWeight: tokens.fontWeightSemibold },
  about: { margin: `${tokens.spacingVerticalXS} 0 0`, padding: 0, listStyleType: 'none' },
  item: { marginTop: tokens.spacingVerticalXS },
  quiet: { display: 'block', color: tokens.colorNeutralForeground2 },
  link: { color: tokens.colorBrandForegroundLink },
});

/** One day: what the term calendar has, and each message with what it is about. */
export function ForecastDay({ day: { day, messages, calendar } }: { readonly day: Day }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <section aria-labelledby={`day-${day}`}>
      <h2 id={`day-${day}`} className={styles.heading}>
        {useDayText(day)}
      </h2>
      <ul className={styles.list}>
        {calendar.map(({ date, title, text }) => (
          <li key={`${date} ${title}`} className={`${styles.message} ${styles.calendar}`}>
            <span />
            <div>
              <p className={styles.to}>{title}</p>
              <span className={styles.quiet}>
                {t('calm.forecast.calendar')}{BETWEEN}{text}
              </span>
            </div>
          </li>
        ))}
        {messages.map((message, index) => (
          <Message key={index} message={message} />
        ))}
      </ul>
    </section>
  );
}

function Message({ message }: { readonly message: ForecastMessage }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { at, timeText, toYou, personText, urgent, about } = message;
  return (
    <li className={styles.message}>
      <time dateTime={at} className={styles.time}>
        {timeText}
      </time>
      <div>
        <p className={styles.to}>
          {toYou ? t('calm.forecast.you') : t('calm.forecast.to', { name: personText })}
          {urgent && (
            <Badge appearance="tint" color="warning">
              {t('calm.forecast.urgent')}
            </Badge>
          )}
          {about.length > 1 && <Badge appearance="tint">{t('calm.forecast.gathered', { count: about.length })}</Badge>}
        </p>
        <ul className={styles.about}>
          {about.map(({ taskId, kindText, reference, departmentText, reasonText, dueText }, index) => {
            const name = reference ? `${kindText}, ${reference}` : kindText;
            return (
              <li key={index} className={styles.item}>
                {taskId ? (
                  <Link href={taskPath(taskId)} className={styles.link}>
                    {name}
                  </Link>
                ) : (
                  name
                )}
                <span className={styles.quiet}>
                  {departmentText}{BETWEEN}{reasonText}, {dueText}
                </span>
              </li>
            );
          })}
        </ul>
      </div>
    </li>
  );
}

function useDayText(day: string): string {
  const { t, language } = useTexts();
  const now = useNow();
  const noon = Date.parse(`${day}T12:00Z`);
  const text = `${weekday(noon, language)} ${dayOfYear(noon, now, language)}`;
  const ahead = daysBetween(now, noon);
  if (ahead === 0) return t('calm.forecast.today', { day: text });
  if (ahead === 1) return t('calm.forecast.tomorrow', { day: text });
  return text.charAt(0).toUpperCase() + text.slice(1);
}
