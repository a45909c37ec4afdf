import { beforeEach, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import type { DirectoryRow } from '../../bot/domain/directory.ts';
import type { ImportedAgreement, ImportedLearningAgreement } from '../../bot/domain/dataImport.ts';
import { askUndo, takeBackImport } from '../../bot/duties/importUndo.ts';
import { takeInAgreements, takeInDirectory, takeInLearningAgreements } from '../../bot/duties/imports.ts';
import { agreementStates, departmentStates, learningAgreementStates, personStates } from '../../bot/store/importStates.ts';
import { task } from '../../bot/store/schema.ts';
import { onEachServer } from '../support/databases.ts';
import { agreementOf, conditionOf } from '../support/exchangeAgreements.ts';
import { houseUnderTest } from '../support/house.ts';
import { learningAgreementOf, signedOn, version } from '../support/learningAgreements.ts';
import { randomOf, type Random } from '../support/random.ts';

/** Imports of whatever, one upon the other, taken back in the opposite order, leave everything as it was. */
onEachServer((database) => {
  const under = houseUnderTest(database);
  const source = { fileName: 'x', by: 'test' };

  beforeEach(async () => {
    await under.db.execute(sql`insert into setting (key, value) values ('ourHeiIds', '["umu.se"]')`);
  });

  async function undo(importId: string) {
    expect(await askUndo(under.house, under.actor(under.people.coordinator), importId)).toBe('asked');
    await takeBackImport(under.house, importId);
  }

  /** What people see of it: who has left is out of the picture, whenever that was. */
  async function everything() {
    const people = [...(await personStates(under.db)).values()].filter(({ inactiveSince }) => inactiveSince === null);
    const ids = [...MOBILITIES].map((omobilityId) => ({ sendingHeiId: 'umu.se', omobilityId }));
    const open = (await under.db.select().from(task)).filter(({ state }) => state === 'open');
    return {
      people: people.map(({ name, email, roles, assignments }) => ({ name, email, roles, assignments })).sort((a, b) => (a.email < b.email ? -1 : 1)),
      // A department that came with an import may have to stay: ended hand-overs refer to it.
      departments: [...(await departmentStates(under.db)).values()].filter(({ code }) => code !== 'NYA').map(({ code, nameSv, facultyName }) => [code, nameSv, facultyName]).sort(),
      agreements: [...(await agreementStates(under.db, AGREEMENTS.map((one) => `iia of ${one}`)))].sort(),
      learningAgreements: [...(await learningAgreementStates(under.db, ids))].sort(),
      open: open.filter(({ kind }) => kind === 'learningAgreementSignature').length,
      handOvers: open.filter(({ kind }) => kind === 'handOver').length,
    };
  }

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('draw %d', async (seed) => {
    const random = randomOf(seed);
    const states = [await everything()];
    const imports: string[] = [];
    for (let step = 0; step < 5; step += 1) {
      under.clock.set(`2026-11-25T1${step}:00:00+01:00`);
      imports.push(await under.db.transaction((tx) => takeInSomething(random, tx)));
      states.push(await everything());
    }
    for (const importId of imports.reverse()) {
      states.pop();
      await undo(importId);
      const { handOvers, ...now } = await everything();
      const { handOvers: earlier = 0, ...then } = states.at(-1) ?? {};
      expect(now).toEqual(then);
      // One that the import put in another's place does not come back: whom it was about is there again.
      expect(handOvers).toBeLessThanOrEqual(earlier);
    }
  });

  async function takeInSomething(random: Random, tx: Parameters<typeof takeInDirectory>[1]): Promise<string> {
    switch (random.between(0, 2)) {
      case 0:
        return takeInDirectory(under.house, tx, source, someDirectory(random));
      case 1:
        return takeInAgreements(under.house, tx, source, someAgreements(random));
      default:
        return (await takeInLearningAgreements(under.house, tx, source, someMobilities(random))).importId;
    }
  }

  /** The coordinator, who undoes, is always in it. */
  function someDirectory(random: Random): DirectoryRow[] {
    const { ikp, deputy, chemist, coordinator } = under.people;
    const pool = [ikp, deputy, chemist, { name: 'Ny Ett', email: 'ny1@example.com' }, { name: 'Ny Två', email: 'ny2@example.com' }];
    const office: DirectoryRow = {
      ...{ personName: coordinator.name, email: coordinator.email, role: 'internationalOffice', language: 'sv', entraObjectId: null },
      ...{ facultyName: null, departmentCode: null, departmentNameSv: null, departmentNameEn: null, ewpOunitId: null },
    };
    return [
      office,
      ...pool.filter(() => random.chance(0.7)).map(({ name, email }): DirectoryRow => {
        const [code, unit] = random.pick([['FYS', '10000000'], ['KEM', 'umu-kem'], ['NYA', 'umu-nya']] as const);
        return {
          personName: random.chance(0.3) ? `${name} ${random.between(1, 9)}` : name,
          email,
          role: random.pick(['ikp', 'deputy', 'head'] as const),
          language: 'sv',
          entraObjectId: null,
          facultyName: 'Fakulteten',
          departmentCode: code,
          departmentNameSv: `Institutionen ${code}`,
          departmentNameEn: `Department ${code}`,
          ewpOunitId: unit,
        };
      }),
    ];
  }
});

const AGREEMENTS = ['uio.no', 'univie.ac.at', 'bath.ac.uk'];
const MOBILITIES = ['m1', 'm2', 'm3'];

function someAgreements(random: Random): ImportedAgreement[] {
  return AGREEMENTS.filter(() => random.chance(0.6)).map((partner) => {
    const condition = conditionOf({ receivingHeiId: partner, mobilitiesPerYear: random.between(1, 5), sendingOunitId: random.pick(['10000000', 'umu-kem', 'okänd']) });
    const { conditions, partnerIiaId: _, ...agreement } = agreementOf(partner, random.chance(0.8) ? [condition] : [condition, condition]);
    return { ...agreement, partnerName: null, conditions: conditions.map((one) => ({ condition: one, departmentCode: null })) };
  });
}

function someMobilities(random: Random): ImportedLearningAgreement[] {
  return MOBILITIES.filter(() => random.chance(0.6)).map((omobilityId) => ({
    departmentCode: null,
    agreement: learningAgreementOf({
      omobilityId,
      mobilityStart: { kind: 'day', date: `2027-0${random.between(1, 4)}-01` },
      // Files carry no version number: the latest signature tells which state is newer.
      versions: [version({ signatures: { student: signedOn('2026-11-01'), sendingInstitution: random.chance(0.4) ? signedOn('2026-11-01') : null, receivingInstitution: null } })],
    }),
  }));
}
