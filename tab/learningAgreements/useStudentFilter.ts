import type { LearningAgreement } from '../api/learningAgreementsQueries.ts';
import { matchesWords } from '../forms/matchesWords.ts';
import { useFilter } from '../shell/useFilter.ts';
import { awaitedSide } from './parties.ts';

export const DIRECTIONS = ['outgoing', 'incoming'] as const;
export const AWAITED = ['department', 'student', 'partner', 'nobody'] as const;

export type StudentFilter = ReturnType<typeof useStudentFilter>;

/** What the lists of students show, from the address. What has ended is there for whoever asks for it. */
export function useStudentFilter() {
  const filter = useFilter<'q' | 'direction' | 'term' | 'awaited'>();
  const [words, term] = [filter.get('q'), filter.get('term')];
  const direction = DIRECTIONS.find((one) => one === filter.get('direction')) ?? '';
  const awaited = AWAITED.find((one) => one === filter.get('awaited')) ?? '';
  return {
    words,
    direction,
    /** A term's code, 'all', 'none' for those without one, or '' for what is under way and coming. */
    term,
    awaited,
    address: filter.address,
    set: filter.set,
    showAll: () => filter.set({ q: '', direction: '', term: 'all', awaited: '' }),
    shows: (one: LearningAgreement) =>
      matchesWords(words, [one.studentName, one.partnerName, one.departmentText]) &&
      (direction === '' || one.direction === direction) &&
      (awaited === '' || (awaitedSide(one) ?? 'nobody') === awaited) &&
      isOfTerm(one, term),
  };
}

function isOfTerm({ stay, termCode }: LearningAgreement, term: string): boolean {
  switch (term) {
    case '':
      return stay !== 'ended';
    case 'all':
      return true;
    case 'none':
      return termCode === null;
    default:
      return termCode === term;
  }
}
