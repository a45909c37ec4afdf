/**
 * What students are told of the state's insurances, as Kammarkollegiet's terms have it in the year
 * named. New terms: change the year, the numbers and the address here, and read the texts of the
 * duty once more.
 */
export interface InsuranceTerms {
  readonly year: number;
  readonly weeksBefore: number;
  readonly weeksAfter: number;
  /** Where the terms stand. */
  readonly source: string;
}

const TERMS = 'https://www.kammarkollegiet.se/engelska/start/all-services/insurance/insurance-for-students-and-foreign-visitors';

/** Of students who go abroad; called Student OUT in English. */
export const STUDENT_UT: InsuranceTerms = {
  year: 2025,
  weeksBefore: 2,
  weeksAfter: 2,
  source: `${TERMS}/terms-and-conditions-of-insurance-2025`,
};

/** Of exchange students who come to Sweden. */
export const STUDENT_IN: InsuranceTerms = {
  year: 2025,
  weeksBefore: 2,
  weeksAfter: 2,
  source: `${TERMS}/insurance-for-exchange-students-in-sweden-student-in/terms-and-conditions-of-insurance-2025`,
};

/** What those who go abroad see to first, scholarships among it, at Umeå University. */
export const BEFORE_DEPARTURE = 'https://www.umu.se/student/studera-utomlands/utbytesstudier/infor-avresan/';
