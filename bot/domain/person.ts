export type Language = 'sv' | 'en';

/** What a person may do. One person may hold several. Rights: see docs/glossary.md and the API's contract. */
export const ROLES = ['ikp', 'internationalOffice', 'admissions', 'forumMember', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** In what capacity a person stands behind a department. */
export const CAPACITIES = ['ikp', 'deputy', 'head'] as const;
export type Capacity = (typeof CAPACITIES)[number];

export interface Person {
  readonly id: string;
  readonly entraObjectId: string | null;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly roles: readonly Role[];
}

export interface Department {
  readonly id: string;
  readonly code: string;
  readonly nameSv: string;
  readonly nameEn: string;
}

export function departmentName(department: Pick<Department, 'nameSv' | 'nameEn'>, language: Language): string {
  return language === 'sv' ? department.nameSv : department.nameEn;
}
