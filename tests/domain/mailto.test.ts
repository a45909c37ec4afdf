import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mailtoUrl } from '../../bot/domain/mailto.ts';

const mail = fc.record({ to: fc.option(fc.emailAddress()), subject: fc.string({ unit: 'binary', maxLength: 60 }), text: fc.string({ unit: 'binary', maxLength: 400 }) });

describe('an e-mail as an address', () => {
  test('opens with what was written, whatever that is', () => {
    fc.assert(
      fc.property(mail, ({ to, subject, text }) => {
        const url = new URL(mailtoUrl({ to, subject, text }));
        expect(decodeURIComponent(url.pathname)).toBe(to ?? '');
        expect(url.searchParams.get('subject')).toBe(subject.toWellFormed());
        const body = url.searchParams.get('body');
        if (body !== null) expect(body).toBe(text.toWellFormed().replaceAll(/\r?\n/g, '\r\n'));
        expect([...url.searchParams.keys()].every((key) => key === 'subject' || key === 'body')).toBe(true);
      }),
    );
  });

  test('that would be too long opens with the subject alone', () => {
    const url = mailtoUrl({ to: 'a@example.com', subject: 'Nomination', text: 'å'.repeat(400) });
    expect(url).toBe('mailto:a@example.com?subject=Nomination');
    expect(mailtoUrl({ to: 'a@example.com', subject: 'Nomination', text: 'a'.repeat(400) })).toContain('&body=');
  });

  test('to nobody that is known is left for the person to address', () => {
    expect(mailtoUrl({ to: null, subject: 'a b&c', text: 'x' })).toBe('mailto:?subject=a%20b%26c&body=x');
  });
});
