import { expect, test } from '@jest/globals';
import { linksTo } from '../../bot/teams/links.ts';
import { PATHS } from '../../tab/shell/paths.ts';

/** Where the buttons of cards lead: to a page that there is, in a browser and inside Teams. */

const ID = '22222222-0000-4000-8000-000000000001';
const publicUrl = 'https://ikp-forum.example.org';

/** A link of each kind that leads into the tab; the compiler asks for a new one. */
function pagesOf(links: ReturnType<typeof linksTo>) {
  const opened: Record<Exclude<keyof typeof links, 'calendarFile' | 'calendarFeed'>, string> = {
    task: links.task(ID),
    tasks: links.tasks(),
    agreements: links.agreements(),
    contacts: links.contacts(),
    settings: links.settings(),
    operations: links.operations(),
    meeting: links.meeting(ID),
    page: links.page(`agreements/${ID}`),
  };
  return Object.entries(opened);
}

function leadsSomewhere(path: string): boolean {
  const parts = path.split('/');
  return Object.values(PATHS).some((one) => {
    const wanted = one.split('/');
    return wanted.length === parts.length && wanted.every((part, place) => part.startsWith(':') || part === parts[place]);
  });
}

test.each(pagesOf(linksTo({ publicUrl, teamsAppId: null })))('in a browser the link to %s opens a page of the tab', (_name, link) => {
  const { origin, pathname } = new URL(link);
  expect(origin).toBe(publicUrl);
  expect(pathname).toMatch(/^\/tab\//);
  expect(leadsSomewhere(pathname.slice('/tab'.length))).toBe(true);
});

test.each(pagesOf(linksTo({ publicUrl, teamsAppId: ID })))('inside Teams the link to %s names the same page beside its address', (_name, link) => {
  const { pathname, searchParams } = new URL(link);
  expect(pathname).toBe(`/l/entity/${ID}/tasks`);
  const { subEntityId } = JSON.parse(searchParams.get('context') ?? '') as { readonly subEntityId: string };
  expect(searchParams.get('webUrl')).toBe(`${publicUrl}/tab/${subEntityId}`);
  expect(leadsSomewhere(`/${subEntityId}`)).toBe(true);
});
