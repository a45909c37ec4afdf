/** What people read in the demo only, in both languages. */
export const demo = {
  sv: {
    label: 'Demo',
    chooser: {
      title: 'Vem vill du vara?',
      text: 'Det här är ett demo med påhittade personer. Välj en, så ser du IKP-forum med den personens ögon. Öppna sidan i två fönster för att vara två personer samtidigt.',
      search: 'Sök person, roll eller institution',
      noMatch: 'Ingen person stämmer med sökningen.',
    },
    youAre: 'Du är {{name}}',
    change: 'Byt person',
    theme: 'Tema',
    themes: { default: 'Ljust', dark: 'Mörkt', contrast: 'Hög kontrast' },
    clock: 'Demoklockan: {{now}}',
    oneDay: 'En dag framåt',
    twoDays: 'Två dagar framåt',
    oneMonth: 'En månad fram',
    moved: 'Klockan visar nu {{now}}',
  },
  en: {
    label: 'Demo',
    chooser: {
      title: 'Who do you want to be?',
      text: 'This is a demo with made-up people. Choose one to see IKP-forum through the eyes of that person. Open the page in two windows to be two people at once.',
      search: 'Search person, role or department',
      noMatch: 'No person matches the search.',
    },
    youAre: 'You are {{name}}',
    change: 'Change person',
    theme: 'Theme',
    themes: { default: 'Light', dark: 'Dark', contrast: 'High contrast' },
    clock: 'Demo clock: {{now}}',
    oneDay: 'One day ahead',
    twoDays: 'Two days ahead',
    oneMonth: 'One month ahead',
    moved: 'The clock now shows {{now}}',
  },
} as const;
