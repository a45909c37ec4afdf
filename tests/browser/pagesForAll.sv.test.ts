import { testPagesForAll } from './pagesForAll.ts';

testPagesForAll('sv');
