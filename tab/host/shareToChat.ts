import { app, sharing } from '@microsoft/teams-js';

/** Whether the host has a dialog of its own for sharing; phones and older hosts have none. */
export function canShareToChat(): boolean {
  return app.isInitialized() && sharing.isSupported();
}

/** Opens the host's dialog, in which the person chooses the chat. @throws what the host says, also when the person closes it */
export function shareToChat(url: string): Promise<void> {
  return sharing.shareWebContent({ content: [{ type: 'URL', url, preview: true }] });
}
