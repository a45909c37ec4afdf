import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { MouseEvent } from 'react';
import type { ChannelOverview } from '../api/channelQueries.ts';
import { isHosted } from '../host/host.ts';
import { surface } from '../shell/surface.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { BETWEEN } from '../texts/between.ts';
import { clockTime, dateText, dayOfYear, weekday } from '../time/stockholm.ts';
import { useNow } from '../time/NowProvider.tsx';
import { useTableStyles } from './useTableStyles.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, margin: 0, padding: 0, listStyleType: 'none' },
  card: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    ...surface,
    overflowWrap: 'anywhere',
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  facts: { margin: `${tokens.spacingVerticalXXS} 0`, color: tokens.colorNeutralForeground2 },
});

/** When and where; each answers in their own tab, since the channel knows nobody's answer. */
export function ComingMeetings({ meetings }: { readonly meetings: ChannelOverview['meetings'] }) {
  const styles = useStyles();
  const { note } = useTableStyles();
  const { t, language } = useTexts();
  const now = useNow();
  if (meetings.length === 0) return <p className={note}>{t('channel.meetings.nothing')}</p>;
  return (
    <ul className={styles.list}>
      {meetings.map(({ id, title, startsAt, endsAt, room, answerBy, takesAnswers, url }) => {
        const [start, end] = [Date.parse(startsAt), Date.parse(endsAt)];
        const when = `${weekday(start, language)} ${dayOfYear(start, now, language)} ${clockTime(start, language)}–${clockTime(end, language)}`;
        return (
          <li key={id} className={styles.card}>
            <h3 className={styles.title}>{title}</h3>
            <p className={styles.facts}>{[when, room].filter((part) => part !== null).join(BETWEEN)}</p>
            {takesAnswers && <p className={styles.facts}>{t('channel.meetings.answerBy', { when: dateText(answerBy, language) })}</p>}
            <Link href={url} target="_blank" rel="noreferrer" onClick={(event: MouseEvent) => openInTeams(event, url)}>
              {t(takesAnswers ? 'channel.meetings.answer' : 'channel.meetings.see', { title })}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

/** Inside a host the link leads to another tab of the same window; the host opens it, or else the browser does. */
function openInTeams(event: MouseEvent, url: string): void {
  if (!isHosted()) return;
  event.preventDefault();
  void import('../host/channelTab.ts').then(({ openLink }) => openLink(url));
}
