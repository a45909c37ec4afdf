import type { Config } from '../config.ts';
import type { Links } from '../reminders/messenger.ts';

/** The static tab's id in the manifest. */
const TAB_ENTITY = 'tasks';

/**
 * Addresses of the tab. Within Teams a deep link opens it there; where there is no Teams, the page
 * itself. Source of the form: Microsoft Learn, "Deep link to a tab".
 */
export function linksTo({ publicUrl, teamsAppId }: Pick<Config, 'publicUrl' | 'teamsAppId'>): Links {
  const link = (page: string) => {
    const webUrl = `${publicUrl}/tab/${page}`;
    if (!teamsAppId) return webUrl;
    const query = new URLSearchParams({ webUrl, context: JSON.stringify({ subEntityId: page }) });
    return `https://teams.microsoft.com/l/entity/${teamsAppId}/${TAB_ENTITY}?${query.toString()}`;
  };
  return {
    task: (taskId) => link(`tasks/${taskId}`),
    tasks: () => link(''),
    agreements: () => link('agreements'),
    contacts: () => link('contacts'),
    settings: () => link('settings'),
    operations: () => link('operations'),
    page: link,
    meeting: (meetingId) => link(`meetings/${meetingId}`),
    calendarFile: (meetingId) => `${publicUrl}/calendar/meetings/${meetingId}.ics`,
    calendarFeed: (key) => `${publicUrl}/calendar/feeds/${key}.ics`,
  };
}
