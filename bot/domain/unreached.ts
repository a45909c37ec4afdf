/**
 * Why a person cannot be written to just now, the weightiest first. leftTeam: a whole roster lacked
 * them. removedApp: the app was taken away from their chat. blocked: Teams refuses since they have
 * blocked the bot. notInstalled: a message was refused since they have no app. gone: Teams knows neither chat nor person.
 */
export const UNREACHED_REASONS = ['leftTeam', 'removedApp', 'blocked', 'notInstalled', 'gone'] as const;
export type UnreachedReason = (typeof UNREACHED_REASONS)[number];
