import { testPagesForAll } from './pagesForAll.ts';

testPagesForAll('en');
