import { expect, test } from '@jest/globals';
import { agreementRegistrationDuty } from '../../bot/duties/agreementRegistration.ts';
import { agreementRenewalDuty } from '../../bot/duties/agreementRenewal.ts';
import { isTold } from '../../bot/duties/agreementHistory.ts';
import { placeWithdrawalDuty } from '../../bot/duties/placeWithdrawal.ts';

test.each([agreementRenewalDuty, agreementRegistrationDuty, placeWithdrawalDuty].map((duty) => [duty.kind, duty.actions.map(({ verb }) => verb)] as const))(
  'whatever people do about %s is told in the agreement’s history',
  (kind, verbs) => {
    expect(verbs.filter((verb) => !isTold(`${kind}.${verb}`))).toEqual([]);
  },
);
