/** What a department says of an agreement's entry in Solemove. */
export const SOLEMOVE_STATES = ['notEntered', 'entered'] as const;
export type SolemoveState = (typeof SOLEMOVE_STATES)[number];

/** What it takes to have an agreement in Solemove, in the order in which it has to be done. */
export const REGISTRATION_STEPS = ['partnerFound', 'entered', 'fileUploaded', 'checked'] as const;
export type RegistrationStep = (typeof REGISTRATION_STEPS)[number];

/**
 * The steps that can be taken now. An agreement cannot be entered for a partner that Solemove does
 * not know by its codes; once it is entered, file and check come in any order.
 */
export function stepsToTake(done: ReadonlySet<RegistrationStep>): RegistrationStep[] {
  if (!done.has('partnerFound')) return ['partnerFound'];
  if (!done.has('entered')) return ['entered'];
  return REGISTRATION_STEPS.filter((step) => !done.has(step));
}
