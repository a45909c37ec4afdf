import type { Me } from '../api/types.ts';

/** Who finds a page in the tab. The server decides anew what each of them sees on it. */
export type Audience = 'everybody' | 'contact' | 'admissions' | 'office' | 'admissionsAndOffice' | 'admin';

export function isFor(me: Me, audience: Audience): boolean {
  const isOffice = me.roles.includes('internationalOffice') || me.roles.includes('admin');
  switch (audience) {
    case 'everybody':
      return true;
    case 'contact':
      return me.departments.length > 0 || isOffice;
    case 'admissions':
      return me.roles.includes('admissions');
    case 'office':
      return isOffice;
    case 'admin':
      return me.roles.includes('admin');
    case 'admissionsAndOffice':
      return me.roles.includes('admissions') || isOffice;
  }
}
