/** What people make by a form that may have to be sent again, when its answer was lost on the way. */
export type FormName = 'eligibilityRequest' | 'exchangeAgreement' | 'learningAgreement' | 'loan' | 'publication' | 'meeting' | 'broadcast';
