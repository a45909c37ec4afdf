import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { REGISTRATION_STEPS, stepsToTake, type RegistrationStep } from '../../bot/domain/solemove.ts';

test('whatever is taken first, every step comes once, the partner before the agreement and that before the rest', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (choices) => {
      const taken: RegistrationStep[] = [];
      for (const choice of choices) {
        const open = stepsToTake(new Set(taken));
        const step = open[choice % open.length];
        if (!step) break;
        taken.push(step);
      }
      expect([...taken].sort()).toEqual([...REGISTRATION_STEPS].sort());
      expect(taken.slice(0, 2)).toEqual(['partnerFound', 'entered']);
    }),
  );
});
