export interface HostPage {
  /** Where the tab is, with its path. */
  readonly tabUrl: string;
  /** As Teams names it: default, dark, contrast. */
  readonly theme: string;
  readonly locale: string;
  /** What single sign-on answers, one after the other, the last for ever; without any it refuses, in the words of `refusal`. */
  readonly tokens: readonly string[];
  readonly refusal: string;
  /** With what the person has signed in to Teams. */
  readonly userName: string;
  /** The page of the tab that a deep link of Teams names; empty without. */
  readonly subPage: string;
  /** Which of its frames shows the tab: content, settings (a tab is added), remove. */
  readonly frame?: 'content' | 'settings' | 'remove';
  /** A host that answers nothing at all. */
  readonly silent: boolean;
  /** The host has a dialog for sharing. */
  readonly sharing?: boolean;
}

/**
 * A page that stands in for Microsoft Teams: the tab in an iframe, and the few answers of the
 * host's side of the teams-js protocol that the tab asks for. `hostSays(func, ...args)` on the page
 * sends what a host says unasked, such as themeChange.
 */
export function teamsHostPage(page: HostPage): string {
  // Not even a closing tag in a value can end the script.
  const given = JSON.stringify(page).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Teams host</title>
<style>html, body { height: 100%; margin: 0 } iframe { display: block; width: 100%; height: 100%; border: 0 }</style></head>
<body><script>
const page = ${given};
const frame = document.createElement('iframe');
frame.title = 'Tab';
frame.src = page.tabUrl;
const tabOrigin = new URL(page.tabUrl).origin;
const answers = {
  initialize: () => [page.frame ?? 'content', 'web', JSON.stringify({ apiVersion: 4, hostVersionsInfo: {}, isLegacyTeams: false, supports: { pages: { config: {} }, ...(page.sharing ? { sharing: {} } : {}) } }), '2.40.0'],
  getContext: () => [{ entityId: 'tasks', subEntityId: page.subPage, frameContext: page.frame ?? 'content', locale: page.locale, theme: page.theme, userPrincipalName: page.userName, hostName: 'Teams', hostClientType: 'web' }],
  'sharing.shareWebContent': () => [null],
  'authentication.getAuthToken': () => (page.tokens.length === 0 ? [false, page.refusal] : [true, page.tokens.length > 1 ? page.tokens.shift() : page.tokens[0]]),
  'settings.setSettings': () => [true],
};
window.asked = [];
window.told = [];
addEventListener('message', ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== tabOrigin) return;
  window.asked.push(data.func);
  window.told.push({ func: data.func, args: data.args });
  const answer = answers[data.func];
  if (page.silent || !answer) return;
  frame.contentWindow.postMessage({ id: data.id, uuid: data.uuid, uuidAsString: data.uuidAsString, args: answer() }, tabOrigin);
});
window.hostSays = (func, ...args) => frame.contentWindow.postMessage({ func, args }, tabOrigin);
document.body.append(frame);
</script></body>
</html>`;
}
