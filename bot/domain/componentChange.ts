import type { LearningAgreementComponent } from './learningAgreement.ts';

/** What has become of one component (course) between two versions of a learning agreement. */
export interface ComponentChange {
  readonly kind: 'inserted' | 'deleted' | 'changed';
  /** As it is now; what was deleted, as it was. */
  readonly component: LearningAgreementComponent;
}

/**
 * What differs between the components of two versions, in the order of the newer one, what is gone
 * last. A component is known again by its table and its code, or by its title where it has no code.
 */
export function changesBetween(
  before: readonly LearningAgreementComponent[],
  after: readonly LearningAgreementComponent[],
): ComponentChange[] {
  const left = [...before];
  const fresh = after.filter((component) => !take(left, (one) => isEqual(one, component)));
  const changes = fresh.map((component): ComponentChange => {
    const isKnown = take(left, (one) => nameOf(one) === nameOf(component));
    return { kind: isKnown ? 'changed' : 'inserted', component };
  });
  return [...changes, ...left.map((component): ComponentChange => ({ kind: 'deleted', component }))];
}

/** The changes that a version names itself, by the marks on its components. */
export function namedChanges(components: readonly LearningAgreementComponent[]): ComponentChange[] {
  return components.flatMap((component) => (component.status ? [{ kind: component.status, component }] : []));
}

/** Takes the first one that fits out of the list, and tells whether there was one. */
function take<Item>(list: Item[], fits: (item: Item) => boolean): boolean {
  const index = list.findIndex(fits);
  if (index >= 0) list.splice(index, 1);
  return index >= 0;
}

function nameOf({ table, status, code, title }: LearningAgreementComponent): string {
  return JSON.stringify([table, status, code ?? title]);
}

function isEqual(a: LearningAgreementComponent, b: LearningAgreementComponent): boolean {
  return nameOf(a) === nameOf(b) && a.title === b.title && a.credits === b.credits && a.reason === b.reason;
}
