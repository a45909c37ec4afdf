import type { NewPublication } from '../../bot/domain/publication.ts';

/** An instruction of the International Office, for every department with partners. */
export function instructionOf(differing: Partial<NewPublication> = {}): NewPublication {
  return {
    kind: 'instruction',
    titleSv: 'Nominering till HT2027',
    titleEn: 'Nomination for autumn 2027',
    textSv: 'Skicka instruktionen till era partner senast den 15 januari.',
    textEn: 'Send the instruction to your partners by 15 January.',
    link: 'https://www.umu.se/en/nominate',
    mailSubject: 'Nomination to Umeå University, autumn 2027',
    mailText: 'Dear partner,\n\nPlease nominate your students by 1 April 2027.',
    dueOn: '2027-01-15',
    departmentIds: null,
    ...differing,
  };
}

export function noticeOf(differing: Partial<NewPublication> = {}): NewPublication {
  return {
    ...instructionOf(),
    kind: 'notice',
    titleSv: 'Nya stipendier',
    titleEn: 'New scholarships',
    textSv: 'Nu går det att söka stipendier för fältarbete.',
    textEn: 'Scholarships for field work are open.',
    mailSubject: null,
    mailText: null,
    ...differing,
  };
}
