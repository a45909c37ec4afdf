import { app, FrameContexts, pages } from '@microsoft/teams-js';

/** How the tab is called in the manifest's and the host's eyes; there is one of it in a channel. */
const CHANNEL_ENTITY = 'forum';

/** What a deep link names, opened by the host. A host that cannot leaves it to the browser. */
export async function openLink(url: string): Promise<void> {
  try {
    await app.openLink(url);
  } catch {
    window.open(url, '_blank', 'noopener');
  }
}

export type ConfigFrame = 'settings' | 'remove';

/**
 * Lets the channel's owner save the tab, or remove it. There is nothing to choose: the tab is the
 * same for everybody. Saying hello to the host comes before (`connectToTeams`).
 *
 * @param tabUrl where the tab's pages begin, with a slash at its end
 * @returns which of the two the host asks for
 */
export async function offerToSave(tabUrl: string, tabName: string, failed: () => void): Promise<ConfigFrame> {
  const { page } = await app.getContext();
  if (page.frameContext === FrameContexts.remove) {
    pages.config.registerOnRemoveHandler((event) => event.notifySuccess());
    pages.config.setValidityState(true);
    return 'remove';
  }
  pages.config.registerOnSaveHandler((event) => {
    const tab = {
      entityId: CHANNEL_ENTITY,
      suggestedDisplayName: tabName,
      // The host fills in its theme, so that the first paint has the right colours.
      contentUrl: `${tabUrl}channel?theme={theme}`,
      websiteUrl: `${tabUrl}channel`,
      removeUrl: `${tabUrl}configure?theme={theme}`,
    };
    pages.config.setConfig(tab).then(
      () => event.notifySuccess(),
      () => {
        event.notifyFailure();
        failed();
      },
    );
  });
  pages.config.setValidityState(true);
  return 'settings';
}
