import type { Agreement, AgreementList, Answer, Condition, DemoPerson, EligibilityForm, Me, TaskDetail } from '../../tab/api/types.ts';

/** What the mock of the API holds: the demo's kind of data, small enough to know by heart. */

type Language = Me['language'];

export const KARIN = '11111111-0000-4000-8000-000000000001';
export const EVA = '11111111-0000-4000-8000-000000000027';
export const HANNA = '11111111-0000-4000-8000-000000000030';
export const CHEN = '11111111-0000-4000-8000-000000000033';

/** A Wednesday, 10:00 in Stockholm. */
export const NOW = '2026-11-25T09:00:00Z';
export const NOW_TEXT = 'ons 25 nov. 10:00';

export function people(language: Language): DemoPerson[] {
  const say = speaker(language);
  const physics = say('Institutionen för fysik', 'Department of Physics');
  return [
    { id: KARIN, name: 'Karin Åström', roleText: say('Kontaktperson', 'Contact person') + `, ${physics}`, language: 'sv' },
    {
      id: '11111111-0000-4000-8000-000000000002',
      name: 'Olof Wikberg',
      roleText: say('Ställföreträdare', 'Deputy') + `, ${physics}`,
      language: 'sv',
    },
    { id: EVA, name: 'Eva Forsmark', roleText: say('Antagningen', 'Admissions'), language: 'sv' },
    { id: HANNA, name: 'Hanna Björkqvist', roleText: 'International Office', language: 'sv' },
    { id: CHEN, name: 'Chen Wei', roleText: say('Forummedlem', 'Forum member'), language: 'en' },
  ];
}

const ROLES_OF: ReadonlyMap<string, Me['roles']> = new Map([
  [EVA, ['admissions']],
  [HANNA, ['internationalOffice']],
]);

export function me(personId: string, language: Language): Me {
  const person = people(language).find((one) => one.id === personId);
  if (!person) throw new Error(`The mock knows nobody with the id ${personId}.`);
  const isIkp = personId === KARIN;
  return {
    id: personId,
    name: person.name,
    language,
    roles: isIkp ? ['ikp'] : (ROLES_OF.get(personId) ?? ['forumMember']),
    departments: isIkp
      ? [{ id: id(901), name: speaker(language)('Institutionen för fysik', 'Department of Physics'), capacity: 'ikp' }]
      : [],
    demo: { now: NOW, nowText: NOW_TEXT },
  };
}

export const OVERDUE = id(1);
export const TODAY = id(2);
export const SIGNATURE = id(3);
export const LATER = id(4);
export const OTHERS = id(5);
export const CLOSED = id(6);

/** Karin's tasks: one for every part of the list. */
export function tasks(language: Language): TaskDetail[] {
  const say = speaker(language);
  return [
    eligibility(language, OVERDUE, 'UA-2027-0417', 'Kvantmekanik (FYS201)', '2026-11-24T14:00:00Z', 'overdue'),
    eligibility(language, TODAY, 'UA-2027-0431', 'Astrofysik (FYS310)', '2026-11-25T14:30:00Z', 'today'),
    signature(language, SIGNATURE, 'Lovisa Hedberg', 'Universitetet i Oslo', '2026-11-30T11:00:00Z', 'week'),
    signature(language, LATER, 'Ömer Strand', 'Université Grenoble Alpes', '2027-01-12T11:00:00Z', 'later'),
    {
      ...eligibility(language, OTHERS, 'UA-2027-0389', 'Klassisk mekanik (FYS110)', '2026-11-26T12:00:00Z', 'week'),
      state: 'awaitingRequester',
      stateText: say('Väntar på den som frågade', 'Waiting for the one who asked'),
      turn: 'others',
      actions: [],
      dialogue: [
        {
          heading: say('Karin Åström behöver veta mer', 'Karin Åström needs to know more'),
          text: say('Vilken mekanikkurs har sökanden läst?\nKursplan vore bra.', 'Which course in mechanics?\nA syllabus would help.'),
          whenText: say('tis 24 nov. 09:12', 'Tue 24 Nov, 09:12'),
        },
      ],
    },
    {
      ...eligibility(language, CLOSED, 'UA-2027-0102', 'Optik (FYS220)', '2026-11-10T12:00:00Z', 'closed'),
      ...closing(language),
    },
  ];
}

/** What becomes of a task that has been answered. */
export function closing(language: Language): Pick<TaskDetail, 'state' | 'stateText' | 'turn' | 'when' | 'overdue' | 'closed' | 'whyYou' | 'actions'> {
  const stateText = speaker(language)('Klart', 'Done');
  return { state: 'done', stateText, turn: 'nobody', when: 'closed', overdue: false, closed: { at: '2026-11-24T13:00:00Z', text: speaker(language)('tis 24 nov. 14:00', 'Tue 24 Nov, 14:00') }, whyYou: null, actions: [] };
}

function eligibility(
  language: Language,
  taskId: string,
  reference: string,
  course: string,
  dueAt: string,
  when: TaskDetail['when'],
): TaskDetail {
  const say = speaker(language);
  return {
    ...open(language, taskId, dueAt, when),
    kind: 'eligibility',
    kindText: say('Särskild behörighet', 'Specific entry requirements'),
    title: say(`Är sökande i ärende ${reference} behörig till ${course}?`, `Is the applicant in case ${reference} eligible for ${course}?`),
    facts: [
      { label: say('Kurs', 'Course'), value: course },
      { label: say('Termin', 'Term'), value: 'HT2027' },
      {
        label: say('Fråga', 'Question'),
        value: say('Motsvarar sökandens kurser 60 hp fysik?', 'Do the courses amount to 60 credits of physics?'),
      },
      { label: say('Frågan kommer från', 'Asked by'), value: 'Eva Forsmark' },
    ],
    actions: [
      { verb: 'eligible', label: say('Behörig', 'Eligible'), style: 'positive', fields: [] },
      {
        verb: 'notEligible',
        label: say('Inte behörig', 'Not eligible'),
        style: 'destructive',
        fields: [
          {
            name: 'reason',
            kind: 'multiline',
            label: say('Varför är sökanden inte behörig?', 'Why is the applicant not eligible?'),
            required: true,
            maxLength: 2000,
            value: null,
            choices: [],
          },
        ],
      },
      {
        verb: 'redirect',
        label: say('Skicka till annan institution', 'Send to another department'),
        style: 'default',
        fields: [
          {
            name: 'department',
            kind: 'choice',
            label: say('Institution', 'Department'),
            required: true,
            maxLength: 36,
            value: null,
            choices: [{ value: id(902), title: say('Kemiska institutionen', 'Department of Chemistry') }],
          },
        ],
      },
    ],
  };
}

function signature(
  language: Language,
  taskId: string,
  student: string,
  partner: string,
  dueAt: string,
  when: TaskDetail['when'],
): TaskDetail {
  const say = speaker(language);
  return {
    ...open(language, taskId, dueAt, when),
    kind: 'learningAgreementSignature',
    kindText: say('Learning Agreement att skriva under', 'Learning Agreement to sign'),
    title: say(`Learning Agreement för ${student}, ${partner}`, `Learning Agreement of ${student}, ${partner}`),
    facts: [
      { label: 'Student', value: student },
      { label: 'Partner', value: partner },
      {
        label: say('Underskrifter', 'Signatures'),
        value: say('student har skrivit under\nhemlärosätet saknas', 'student has signed\nhome university is missing'),
      },
    ],
    actions: [
      { verb: 'signed', label: say('Jag har skrivit under', 'I have signed'), style: 'positive', fields: [] },
      {
        verb: 'signedOnPaper',
        label: say('Underskrivet på papper', 'Signed on paper'),
        style: 'default',
        fields: [
          { name: 'signedOn', kind: 'date', label: say('Vilken dag?', 'Which day?'), required: true, maxLength: 10, value: null, choices: [] },
          { name: 'scanPlace', kind: 'text', label: say('Var finns kopian?', 'Where is the copy?'), required: false, maxLength: 200, value: null, choices: [] },
        ],
      },
    ],
  };
}

function open(
  language: Language,
  taskId: string,
  dueAt: string,
  when: TaskDetail['when'],
): Omit<TaskDetail, 'kind' | 'kindText' | 'title' | 'facts' | 'actions'> {
  const say = speaker(language);
  return {
    id: taskId,
    departmentId: id(901),
    departmentText: say('Institutionen för fysik', 'Department of Physics'),
    state: 'open',
    stateText: say('Väntar på institutionen', 'Waiting for the department'),
    dueAt,
    dueText: dueAt.slice(0, 10),
    overdue: when === 'overdue',
    closed: null,
    turn: 'yours',
    when,
    snoozedText: null,
    version: 1,
    whyYou: say('Du är kontaktperson för Institutionen för fysik.', 'You are the contact person of the Department of Physics.'),
    askedOf: [say('Karin Åström (kontaktperson)', 'Karin Åström (contact person)')],
    dialogue: [],
    passages: [],
    links: [],
  };
}

export const OSLO = id(101);
export const WARSAW = id(103);

export function agreements(language: Language): AgreementList {
  return {
    nominationTerm: { code: 'HT2027', academicYear: '2027/2028', nominationDeadline: '2027-04-01' },
    agreements: [
      agreement(OSLO, 'UMU-FYS-2021-014', 'uio.no', 'Universitetet i Oslo', 'NO', [
        condition(language, 1, { direction: 'outgoing', lastAcademicYear: '2026/2027', coverage: 'notCovering' }),
        condition(language, 2, { direction: 'incoming', lastAcademicYear: '2026/2027', coverage: 'notCovering' }),
      ]),
      agreement(id(102), 'UMU-FYS-2022-003', 'ku.dk', 'Københavns Universitet', 'DK', [
        condition(language, 3, { direction: 'outgoing', mobilitiesPerYear: 3 }),
        condition(language, 4, { direction: 'incoming' }),
        condition(language, 5, {
          direction: 'outgoing',
          kind: 'staffTeaching',
          mobilitiesPerYear: 2,
          totalMonthsPerYear: null,
          totalDaysPerYear: '10.50',
          eqfLevels: [],
        }),
      ]),
      {
        ...agreement(WARSAW, 'UW-2019/77', 'uw.edu.pl', 'Uniwersytet Warszawski', 'PL', [
          condition(language, 6, {
            direction: 'outgoing',
            lastAcademicYear: '2024/2025',
            coverage: 'ended',
            mobilitiesPerYear: null,
            cannotBeApprovedBecause: ['mobilitiesPerYearNotDefined', 'iscedCodeNotFourDigits'],
          }),
        ]),
        inEffect: false,
      },
    ],
  };
}

/** One of the agreements with its places: two years of each condition, the first full by a loan. */
export function agreementDetails(agreementId: string, language: Language): Answer<'agreementDetails'> | null {
  const { nominationTerm, agreements: all } = agreements(language);
  const found = all.find((one) => one.id === agreementId);
  if (!found) return null;
  const none = { certain: 0, possible: 0 };
  const say = speaker(language);
  const isLent = agreementId === OSLO;
  return {
    nominationTerm,
    agreement: found,
    places: ['2026/2027', '2027/2028'].flatMap((academicYear, at) =>
      found.conditions.map(({ id: conditionId, kind, direction, mobilitiesPerYear: places }) => {
        const stays = kind === 'staffTeaching' ? null : { certain: at === 0 ? 1 : 0, possible: at };
        const lent = at === 0 && isLent && direction === 'outgoing' ? { certain: 1, possible: 0 } : none;
        const most = (places ?? 0) - lent.certain - (stays?.certain ?? 0);
        return { academicYear, isPast: false, conditionId, places, stays, lent, borrowed: none, free: places === null || !stays ? null : { fewest: Math.max(0, most - stays.possible), most }, over: 0 };
      }),
    ),
    unknown: { staysWithoutDepartment: 1, staysOutside: 0, loansWithoutAgreement: 0 },
    loans: isLent
      ? [{ ownerText: say('Institutionen för fysik', 'Department of Physics'), studyText: say('Kemiska institutionen', 'Department of Chemistry'), termCode: 'VT2027', untilText: say('6 juni 2027', '6 June 2027'), state: 'inUse', stateText: say('Används', 'In use'), isOnThis: true, count: 1 }]
      : [],
    history: [{ at: '2026-11-20T09:00:00Z', atText: say('fre 20 nov. 10:00', 'Fri 20 Nov, 10:00'), whoText: 'IKP-forum', text: say('Avtalet kom med en import', 'The agreement came with an import') }],
    historyGoesOn: false,
  };
}

function agreement(
  agreementId: string,
  iiaCode: string,
  partnerHeiId: string,
  partnerName: string,
  partnerCountry: string,
  conditions: Condition[],
): Agreement {
  const worst = (['ended', 'notCovering'] as const).find((coverage) => conditions.some((one) => one.coverage === coverage));
  const coverage = worst ?? 'covers';
  const expiresWith = conditions.map((one) => one.lastAcademicYear).sort()[0] ?? null;
  const expiresWithinAYear = expiresWith === '2026/2027';
  return { id: agreementId, iiaCode, partnerHeiId, partnerName, partnerCountry, inEffect: true, coverage, expiresWith, expiresWithinAYear, conditions };
}

function condition(language: Language, number: number, own: Partial<Condition>): Condition {
  return {
    id: id(200 + number),
    kind: 'studentStudies',
    direction: 'outgoing',
    departmentId: id(901),
    departmentText: speaker(language)('Institutionen för fysik', 'Department of Physics'),
    mobilitiesPerYear: 2,
    totalMonthsPerYear: '20.00',
    totalDaysPerYear: null,
    languageSkills: [{ language: 'en', cefrLevel: 'B2' }],
    subjectAreas: [{ iscedCode: '0533', clarification: 'Physics' }],
    eqfLevels: [6, 7],
    firstAcademicYear: '2021/2022',
    lastAcademicYear: '2028/2029',
    coverage: 'covers',
    cannotBeApprovedBecause: [],
    ...own,
  };
}

export function eligibilityForm(language: Language): EligibilityForm {
  const say = speaker(language);
  const defaultDueText = say('fre 27 nov. 10:00', 'Fri 27 Nov, 10:00');
  return {
    departments: [
      { id: id(901), name: say('Institutionen för fysik', 'Department of Physics'), contacts: ['Karin Åström'], defaultDueText },
      { id: id(902), name: say('Kemiska institutionen', 'Department of Chemistry'), contacts: ['Mehmet Aydin'], defaultDueText },
      { id: id(903), name: say('Institutionen för psykologi', 'Department of Psychology'), contacts: [], defaultDueText },
    ],
    terms: ['VT2027', 'HT2027'],
    defaultDueAt: '2026-11-27T09:00:00Z',
    defaultDueText,
  };
}

function id(number: number): string {
  return `22222222-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

function speaker(language: Language): (sv: string, en: string) => string {
  return (sv, en) => (language === 'sv' ? sv : en);
}

/** What is being done: the agreement with Oslo is to be renewed, the one with Warsaw is let go. */
export function agreementWork(): Answer<'agreementWork'>['agreements'] {
  return [
    {
      agreementId: OSLO,
      renewal: { state: 'underWay', dueOn: '2027-01-15', text: 'Oslo skriver under', by: 'Karin Åström', decidedOn: null },
      solemoveState: 'entered',
      account: { state: 'created', contactName: 'Kari Nordmann', contactEmail: 'kari@uio.no' },
      tasks: [{ id: OTHERS, title: 'Utbytesavtal att förnya' }],
    },
    {
      agreementId: WARSAW,
      renewal: { state: 'lapse', dueOn: null, text: 'Ingen har rest på fem år.', by: 'Karin Åström', decidedOn: '2026-11-20' },
      solemoveState: 'notEntered',
      account: { state: 'missing', contactName: null, contactEmail: null },
      tasks: [],
    },
  ];
}

export function channelOverview(): Answer<'channelOverview'> {
  return {
    departments: [
      { id: id(201), nameSv: 'Institutionen för fysik', nameEn: 'Department of Physics', open: { eligibility: 1, students: 4 } },
      { id: id(202), nameSv: 'Kemiska institutionen', nameEn: 'Department of Chemistry', open: { students: 2 } },
    ],
    expiring: [{ term: 'VT2027', count: 11, partners: ['University of Oslo', 'University of Warsaw'], more: 9 }],
    meetings: [
      {
        id: id(203),
        title: 'Vinterns nätverksträff',
        startsAt: '2026-12-10T12:00:00Z',
        endsAt: '2026-12-10T14:00:00Z',
        room: 'Universum',
        answerBy: '2026-12-03',
        takesAnswers: true,
        url: 'https://teams.microsoft.com/l/entity/app/tasks?context=meeting',
      },
    ],
  };
}
