/** Whether a partner university has its account in Solemove. */
export const PARTNER_ACCOUNT_STATES = ['unknown', 'missing', 'created'] as const;
export type PartnerAccountState = (typeof PARTNER_ACCOUNT_STATES)[number];
