import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changesBetween, namedChanges } from '../../bot/domain/componentChange.ts';
import type { LearningAgreementComponent } from '../../bot/domain/learningAgreement.ts';

function course(differing: Partial<LearningAgreementComponent> = {}): LearningAgreementComponent {
  return { table: 'studied', code: 'FY1', title: 'Optics', credits: '7.5 ECTS', status: null, reason: null, ...differing };
}

const said = (changes: ReturnType<typeof changesBetween>) => changes.map(({ kind, component }) => `${kind} ${component.code ?? component.title}`);

test('what is new, what is other than it was, and what is gone', () => {
  const before = [course(), course({ code: 'FY2' }), course({ code: null, title: 'Thesis' })];
  const after = [course({ code: 'FY3' }), course({ code: 'FY2', credits: '5 ECTS' }), course()];
  expect(said(changesBetween(before, after))).toEqual(['inserted FY3', 'changed FY2', 'deleted Thesis']);
});

test('a course is another one in another table, and without a code when its title is', () => {
  expect(said(changesBetween([course()], [course({ table: 'recognised' })]))).toEqual(['inserted FY1', 'deleted FY1']);
  const untitled = course({ code: null });
  expect(said(changesBetween([untitled], [{ ...untitled, title: 'Waves' }]))).toEqual(['inserted Waves', 'deleted Optics']);
});

test('of two of one name, the one that is still the same is not taken for the other', () => {
  expect(said(changesBetween([course()], [course({ credits: '5 ECTS' }), course()]))).toEqual(['inserted FY1']);
});

test('only components that bear a mark are named as changed', () => {
  const components = [course(), course({ code: 'FY2', status: 'inserted' }), course({ code: 'FY3', status: 'deleted' })];
  expect(said(namedChanges(components))).toEqual(['inserted FY2', 'deleted FY3']);
});

const components = fc.array(
  fc.record<LearningAgreementComponent>({
    table: fc.constantFrom('studied', 'recognised'),
    code: fc.constantFrom('A', 'B', null),
    title: fc.constantFrom('Optics', 'Waves'),
    credits: fc.constantFrom('5 ECTS', null),
    status: fc.constant(null),
    reason: fc.constant(null),
  }),
  { maxLength: 8 },
);

test('order changes nothing, and every course is accounted for', () => {
  fc.assert(
    fc.property(components, components, (before, after) => {
      expect(changesBetween(before, [...before].reverse())).toEqual([]);
      const changes = changesBetween(before, after);
      const count = (kind: string) => changes.filter((change) => change.kind === kind).length;
      expect(after.length - before.length).toBe(count('inserted') - count('deleted'));
      for (const { kind, component } of changes) expect(kind === 'deleted' ? before : after).toContainEqual(component);
    }),
  );
});
