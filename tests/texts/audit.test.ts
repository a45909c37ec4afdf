import { describe, expect, test } from '@jest/globals';
import { AUDIT_ABOUTS, isAuditAct } from '../../bot/domain/auditAct.ts';
import { auditAbouts, auditActionText } from '../../bot/texts/audit.ts';

// That every act which the code writes is one of these, and that each has its words, the types say.
describe('the words of the audit log', () => {
  test.each(['sv', 'en'] as const)('in %s say what each act is about, in words of its own', (language) => {
    const titles = auditAbouts(language).map(({ title }) => title);
    expect(titles.length).toBe(AUDIT_ABOUTS.length);
    expect(new Set(titles).size).toBe(titles.length);
    for (const title of titles) expect(title).toMatch(/^\p{Lu}.*[^.]$/u);
  });

  test('are past and whole, also where a button bids', () => {
    expect(auditActionText('learningAgreementSignature.noLongerAwaited', 'sv')).toBe('Learning Agreement att skriva under: Avslutades, underskriften väntas inte längre');
    expect(auditActionText('import.exchangeAgreementByHand', 'en')).toBe('Import: An exchange agreement was entered by hand');
    expect(auditActionText('newChoice.newChoiceReceived', 'sv')).toBe('Omval: Ett nytt val kom in');
  });

  test('an act of an earlier version is not shown as a code', () => {
    for (const act of ['eligibility.rethought', 'fax.sent', '']) {
      expect(isAuditAct(act)).toBe(false);
      expect(auditActionText(act, 'sv')).toBe('Något som den här versionen inte har ord för');
    }
  });
});
